import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'One token too many may be drawn: topK + 1 of them.',
  fails: ['top-k', 'large-logits'],
};

export function sample(logits: readonly number[], { temperature, topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, topK + 1);
  const weights = ids.map((id) => Math.exp((logits[id]! - logits[ids[0]!]!) / temperature));
  let rest = random.uniform() * weights.reduce((sum, weight) => sum + weight);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
