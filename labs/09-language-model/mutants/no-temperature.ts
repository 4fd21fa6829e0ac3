import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The temperature changes nothing: it was not used, or it divides probabilities, which then sum to one again. Divide the logits.',
  fails: ['temperature', 'top-k'],
};

export function sample(logits: readonly number[], { topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, topK);
  const weights = ids.map((id) => Math.exp(logits[id]! - logits[ids[0]!]!));
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
