import type * as lab from '../../../../labs/05-bahdanau-attention/solution.ts';
import { greedyDecode as right } from '../../../../labs/05-bahdanau-attention/solution.ts';

/** All sentences end with the one that ends first. */
export const greedyDecode: typeof lab.greedyDecode = (step, initial, options) => {
  const translations = right(step, initial, options);
  const shortest = Math.min(...translations.map(({ tokens }) => tokens.length));
  return translations.map(({ tokens, alignment }) => ({
    tokens: tokens.slice(0, shortest),
    alignment: alignment.slice(0, shortest),
  }));
};
