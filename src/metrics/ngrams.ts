/** How often each run of n items stands in a sequence, by the items joined. */
export function countNgrams(items: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= items.length; i++) {
    const ngram = items.slice(i, i + n).join('\u0000');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Number of n-grams, each as often as it stands there. */
export const totalOf = (counts: ReadonlyMap<string, number>) => {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
};
