import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { SampleOptions } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The probabilities of those that remain do not sum to one: what is missing went to the last of them. Divide by their own sum.',
  fails: ['top-k', 'large-logits'],
};

export function sample(logits: readonly number[], { temperature, topK }: SampleOptions, random: Random): number {
  const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, topK);
  const weights = ids.map((id) => Math.exp((logits[id]! - logits[ids[0]!]!) / temperature));
  let rest =
    random.uniform() * logits.reduce((sum, logit) => sum + Math.exp((logit - logits[ids[0]!]!) / temperature), 0);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return ids[i]!;
  }
  return ids.at(-1)!;
}
