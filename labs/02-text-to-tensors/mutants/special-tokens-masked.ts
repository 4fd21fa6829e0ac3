import type { Mistake } from '../../../src/grading/lab.ts';
import { UNK } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'All special tokens were masked: EOS and UNK are tokens that a model reads; only PAD is padding.',
  fails: ['padding-mask'],
};

export const paddingMask = (ids: readonly (readonly number[])[]) =>
  ids.map((row) => row.map((id) => (id > UNK ? 1 : 0)));
