/**
 * Holm's step-down correction (1979) for several tests: the adjusted p-values, in the order given. To call those
 * significant that are below α keeps the chance of a single false one below α, whatever tests depend on one another.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  for (const [rank, place] of [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!).entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[place]!));
    adjusted[place] = largest;
  }
  return adjusted;
}
