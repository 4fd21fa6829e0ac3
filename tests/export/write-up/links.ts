import { expect } from 'vitest';

/** A number of a draft, and where it says that it stands. */
interface LinkedNumber {
  readonly text: string;
  readonly file: string;
  readonly pointer: string;
  readonly title: string;
}

/** What links a reader can follow: `[97.1 ± 0.6][3]` by its definition. */
export function linkedNumbers(draft: string): LinkedNumber[] {
  const definitions = new Map(
    Array.from(draft.matchAll(/^\[(\d+)\]: ([^#\s]+)#(\S+) "(.*)"$/gm), ([, label, file, pointer, title]) => [
      label!,
      { file: file!, pointer: pointer!, title: title! },
    ]),
  );
  return Array.from(draft.matchAll(/\[([^\][]+)\]\[(\d+)\]/g), ([, text, label]) => ({
    text: text!,
    ...definitions.get(label!)!,
  }));
}

/** The files that a draft links to or shows, without what stands behind `#`. */
export const linkedFiles = (draft: string): string[] => [
  ...Array.from(draft.matchAll(/\]\(([^)#]+)\)/g), ([, file]) => file!),
  ...linkedNumbers(draft).map(({ file }) => file),
];

/** A JSON pointer (RFC 6901). */
function resolve(json: unknown, pointer: string): unknown {
  return decodeURI(pointer)
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, key) => (value as Record<string, unknown>)[key], json);
}

/** The numbers of a text, as they are written. */
export const numbersIn = (text: string): string[] =>
  text
    .replaceAll('−', '-')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .match(/(?<![\w.])[-+]?\d+(?:\.\d+)?/g) ?? [];

/** Expects the number to be what stands at its place, in its unit or in per cent, rounded. */
export function expectInPlace(json: unknown, { text, pointer }: LinkedNumber): void {
  const found = resolve(json, pointer);
  expect(found, pointer).toBeDefined();
  const known = valuesOf(found);
  for (const number of numbersIn(text)) {
    const decimals = number.split('.')[1]?.length ?? 0;
    const isThere = known.some((value) =>
      [value, 100 * value].some((one) => Math.abs(one - Number(number)) <= 0.5000001 * 10 ** -decimals),
    );
    const isBound = text.includes('<') && known.some((value) => value < Number(number));
    expect(isThere || isBound, `${text} at ${pointer}: ${JSON.stringify(found)}`).toBe(true);
  }
}

/** Of an estimate its mean, its ends and half of its interval. */
function valuesOf(found: unknown): number[] {
  if (typeof found === 'number') return [found];
  const { mean, low, high } = Array.isArray(found)
    ? { mean: found[0], low: found[0], high: found[1] }
    : (found as Record<string, number>);
  return [mean, low, high, (high! - low!) / 2].filter((value) => value !== undefined);
}
