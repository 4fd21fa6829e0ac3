import * as lab from '../../../../labs/02-text-to-tensors/solution.ts';

/** A pair counts once for each word form, not as often as the word occurs. */
export const mergeStep: typeof lab.mergeStep = (words) => {
  const { pair, words: merged } = lab.mergeStep(words.map(({ pieces }) => ({ pieces, count: 1 })));
  return { pair, words: merged.map(({ pieces }, i) => ({ pieces, count: words[i]!.count })) };
};
