import { markdownText } from '../markdown.ts';
import { type Cell, cellText } from '../table.ts';

/**
 * Numbers as links to where they stand: `[97.1 ± 0.6][3]`, so that the text remains one to write in. The definitions,
 * below the text, name the file, the place in it as a JSON pointer (RFC 6901), and the command that makes it again.
 */
export class NumberLinks {
  readonly #file: string;
  readonly #command: string;
  readonly #labels = new Map<string, number>();

  constructor(file: string, command: string) {
    this.#file = file;
    this.#command = command;
  }

  /**
   * @param number as it is to be read
   * @param place the keys under which it stands in the file
   */
  to(number: Cell, ...place: readonly (string | number)[]): string {
    const escaped = place.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
    const pointer = encodeURI(escaped.join(''));
    const label = this.#labels.get(pointer) ?? this.#labels.size + 1;
    this.#labels.set(pointer, label);
    return `[${markdownText(cellText(number))}][${label}]`;
  }

  /** Of all links so far. */
  definitions(): string {
    const title = `made again by: ${this.#command}`.replace(/["\\]/g, '\\$&');
    return [...this.#labels].map(([pointer, label]) => `[${label}]: ${this.#file}#${pointer} "${title}"\n`).join('');
  }
}
