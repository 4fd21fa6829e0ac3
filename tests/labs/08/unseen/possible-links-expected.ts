import type * as lab from '../../../../labs/08-comparison/solution.ts';

/** Divides by |A| + |P|, as if the possible links had to be found too. */
export const alignmentErrorRate: typeof lab.alignmentErrorRate = (predicted, gold) => {
  let [hits, all] = [0, 0];
  for (const [i, { sure, possible }] of gold.entries()) {
    const [a, s] = [new Set(predicted[i]!.map(String)), new Set(sure.map(String))];
    const p = new Set([...s, ...possible.map(String)]);
    hits += [...a].filter((link) => s.has(link)).length + [...a].filter((link) => p.has(link)).length;
    all += a.size + p.size;
  }
  return all === 0 ? 0 : 1 - hits / all;
};
