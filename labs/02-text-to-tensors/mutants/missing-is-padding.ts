import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Unknown tokens became PAD: the mask would hide them like padding. UNK, 3, stands for them.',
  fails: ['encode'],
};

export const encode = (tokens: readonly string[], vocabulary: readonly string[]) =>
  tokens.map((token) => Math.max(0, vocabulary.indexOf(token)));
