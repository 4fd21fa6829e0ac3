/** How often each run of n items stands in a sequence, by the items joined. */
export function countNgrams(items: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= items.length; i++) {
    let ngram = items[i]!;
    for (let j = i + 1; j < i + n; j++) ngram += `\u0000${items[j]}`; // half the time of slice and join
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
