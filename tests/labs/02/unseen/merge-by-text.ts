import * as lab from '../../../../labs/02-text-to-tensors/solution.ts';

/** Pieces joined to a text in which the pair is replaced: "xa b" holds "a b", too. */
export const mergeStep: typeof lab.mergeStep = (words) => {
  const { pair } = lab.mergeStep(words);
  if (!pair) return { pair, words };
  const merge = (pieces: readonly string[]) => pieces.join(' ').replaceAll(pair.join(' '), pair.join('')).split(' ');
  return { pair, words: words.map(({ pieces, count }) => ({ pieces: merge(pieces), count })) };
};
