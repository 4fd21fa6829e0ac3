import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Unknown tokens were left out: the sentence became shorter, and nobody can tell that a word was there.',
  fails: ['encode'],
};

export const encode = (tokens: readonly string[], vocabulary: readonly string[]) =>
  tokens.filter((token) => vocabulary.includes(token)).map((token) => vocabulary.indexOf(token));
