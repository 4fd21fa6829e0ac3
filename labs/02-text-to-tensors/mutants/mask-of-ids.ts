import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The mask holds the ids themselves: it is 1 on every token, whatever its id.',
  fails: ['padding-mask'],
};

export const paddingMask = (ids: readonly (readonly number[])[]) => ids.map((row) => [...row]);
