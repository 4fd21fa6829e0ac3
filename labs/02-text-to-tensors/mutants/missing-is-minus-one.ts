import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Unknown tokens became −1, the answer of indexOf: no row of an embedding table has that number. UNK stands for them.',
  fails: ['encode'],
};

export const encode = (tokens: readonly string[], vocabulary: readonly string[]) =>
  tokens.map((token) => vocabulary.indexOf(token));
