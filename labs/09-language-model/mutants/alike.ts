import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'All of the topK tokens are drawn alike: each must come up by its probability.',
  fails: ['temperature', 'top-k', 'large-logits'],
};

export function sample(logits: readonly number[], { topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, topK);
  const weights = ids.map(() => 1);
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
