/** Bad usage: an unknown flag, key or name. The command line exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Bad input or a failed run, in words a user can act on: what is wrong, where, and the cure.
 * The command line prints the message alone (no stack) and exits with 1.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Where in a file something stands; line and column count from one. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number | string;
}

/** An {@link InputError} about one place of a file: `datasets/x.csv, line 3, column target: … — cure`. */
export function errorAt(place: Place, problem: string, cure: string): InputError {
  const line = place.line === undefined ? '' : `, line ${place.line}`;
  const column = place.column === undefined ? '' : `, column ${place.column}`;
  return new InputError(`${place.file}${line}${column}: ${problem} — ${cure}`);
}

/** The known name nearest to `name` by edit distance, if it is near enough to be a slip of the hand. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : undefined;
}

/** `unknown KIND "name"`, with the nearest known name if there is one and the whole list otherwise. */
export function unknownName(kind: string, name: string, known: readonly string[]): UsageError {
  const guess = nearest(name, known);
  return new UsageError(
    `unknown ${kind} "${name}" — ${guess ? `did you mean "${guess}"?` : `known: ${known.join(', ')}`}`,
  );
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
