import type * as lab from '../../../../labs/01-neuron-to-gradient-descent/solution.ts';

/** The root goes over the six, not over the fraction. */
export const xavierUniform: typeof lab.xavierUniform = (fanIn, fanOut, random) => {
  const limit = Math.sqrt(6) / (fanIn + fanOut);
  return Array.from({ length: fanOut }, () => Array.from({ length: fanIn }, () => (2 * random.uniform() - 1) * limit));
};
