/** How many lines something happened to, and the first of them to look at. */
export interface Count {
  readonly what: string;
  readonly lines: number;
  readonly first: number;
}

/** Counts lines by what happened to them. */
export class Tally {
  readonly #counts = new Map<string, { lines: number; readonly first: number }>();

  add(what: string, line: number): void {
    const count = this.#counts.get(what);
    if (count) count.lines++;
    else this.#counts.set(what, { lines: 1, first: line });
  }

  /** In the order in which they first happened. */
  get counts(): Count[] {
    return Array.from(this.#counts, ([what, count]) => ({ what, ...count }));
  }
}
