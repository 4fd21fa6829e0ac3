/**
 * The cells of a lexicon table: one entry a line, columns separated by blanks. A comma separates the items of a list,
 * and `-` stands for nothing.
 */
export function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}

/** The items of a list cell. */
export const list = (cell: string): string[] => (cell === '-' ? [] : cell.split(','));

/** The entry of `word`, or a RangeError that names the table. */
export function entry<T>(table: ReadonlyMap<string, T>, kind: string, word: string): T {
  const found = table.get(word);
  if (!found) throw new RangeError(`lexicon: no ${kind} "${word}"`);
  return found;
}
