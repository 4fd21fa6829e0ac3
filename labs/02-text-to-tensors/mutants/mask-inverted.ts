import type { Mistake } from '../../../src/grading/lab.ts';
import { PAD } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask is inverted: it is 1 on padding, so that attention would look at nothing else.',
  fails: ['padding-mask'],
};

export const paddingMask = (ids: readonly (readonly number[])[]) =>
  ids.map((row) => row.map((id) => (id === PAD ? 1 : 0)));
