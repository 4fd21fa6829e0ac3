import type { Mistake } from '../../../src/grading/lab.ts';
import { specialTokens, UNK } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'The ids do not count the special tokens: they begin at 0, where PAD stands.',
  fails: ['encode'],
};

export const encode = (tokens: readonly string[], vocabulary: readonly string[]) =>
  tokens.map((token) => (vocabulary.includes(token) ? vocabulary.indexOf(token) - specialTokens.length : UNK));
