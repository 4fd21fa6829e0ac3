/**
 * Counts of one sentence that add up: what a corpus score is computed from is the sum of its sentences' counts, so that
 * the score of any set of sentences, a resampled one too, costs an addition for each. What stands where is said by the
 * metric.
 */
export type Counts = readonly number[];

/** @throws RangeError if there are no counts, or not all of one metric */
export function addedUp(sentences: readonly Counts[]): number[] {
  const sums = sentences[0]?.map(() => 0);
  if (!sums) throw new RangeError('addedUp: there are no counts');
  for (const counts of sentences) {
    if (counts.length !== sums.length) {
      throw new RangeError(`addedUp: counts of ${counts.length} and of ${sums.length} numbers are not of one metric`);
    }
    for (let i = 0; i < sums.length; i++) sums[i]! += counts[i]!;
  }
  return sums;
}
