import type * as lab from '../../../../labs/09-language-model/solution.ts';

/** `sort()` without a comparison compares numbers as text: "-1" < "10" < "9". */
export const sample: typeof lab.sample = (logits, { temperature, topK }, random) => {
  const top = [...logits].sort().reverse().slice(0, topK);
  const largest = Math.max(...top);
  const powers = top.map((logit) => Math.exp((logit - largest) / temperature));
  let rest = random.uniform() * powers.reduce((a, b) => a + b);
  const drawn = powers.findIndex((power) => {
    rest -= power;
    return rest < 0;
  });
  return logits.indexOf(top[drawn]!);
};
