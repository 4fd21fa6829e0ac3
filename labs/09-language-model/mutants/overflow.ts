import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'exp was taken of the logits as they are: above 709 it is ∞, and ∞ / ∞ is NaN. Take the largest off first.',
  fails: ['large-logits'],
};

export function sample(logits: readonly number[], { temperature, topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, topK);
  const weights = ids.map((id) => Math.exp(logits[id]! / temperature));
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
