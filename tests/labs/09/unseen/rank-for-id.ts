import type * as lab from '../../../../labs/09-language-model/solution.ts';

/** Sorted, drawn rightly, and the place in the sorted order returned. */
export const sample: typeof lab.sample = (logits, { temperature, topK }, random) => {
  const top = [...logits].sort((a, b) => b - a).slice(0, topK);
  const powers = top.map((logit) => Math.exp((logit - top[0]!) / temperature));
  let rest = random.uniform() * powers.reduce((a, b) => a + b);
  return powers.findIndex((power) => {
    rest -= power;
    return rest < 0;
  });
};
