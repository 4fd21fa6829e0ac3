import type { Random } from '../../../../src/base/random.ts';

// Windows made token by token; a draw that walks along the vocabulary in the order of ids.

export function nextTokenPairs(ids: number[], length: number) {
  const pairs: { input: number[]; target: number[] }[] = [];
  for (let i = 1; i < ids.length; i++) {
    if ((i - 1) % length === 0) pairs.push({ input: [], target: [] });
    pairs.at(-1)!.input.push(ids[i - 1]!);
    pairs.at(-1)!.target.push(ids[i]!);
  }
  return pairs;
}

export function sample(logits: number[], options: { temperature: number; topK: number }, random: Random): number {
  const threshold = Float64Array.from(logits).sort().at(-options.topK)!;
  const scaled = logits.map((logit) => (logit < threshold ? Number.NEGATIVE_INFINITY : logit / options.temperature));
  const highest = Math.max(...scaled);
  const logSum = highest + Math.log(scaled.reduce((sum, value) => sum + Math.exp(value - highest), 0));
  const u = random.uniform();
  let cumulative = 0;
  let last = 0;
  for (let id = 0; id < logits.length; id++) {
    if (scaled[id] === Number.NEGATIVE_INFINITY) continue;
    cumulative += Math.exp(scaled[id]! - logSum);
    last = id;
    if (u < cumulative) break;
  }
  return last;
}
