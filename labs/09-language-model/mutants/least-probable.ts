import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The k least probable tokens were kept: sort by falling logit.',
  fails: ['top-k', 'large-logits'],
};

export function sample(logits: readonly number[], { temperature, topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[a]! - logits[b]!).slice(0, topK);
  const weights = ids.map((id) => Math.exp((logits[id]! - logits[ids[0]!]!) / temperature));
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
