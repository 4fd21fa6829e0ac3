import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The logits were stacked with the steps in front, [T, B, V]: the loss would compare one sentence with another.',
  fails: ['teacher-forcing'],
};

export const teacherForcedLogits: typeof solution.teacherForcedLogits = (...all) =>
  solution.teacherForcedLogits(...all).transpose([1, 0, 2]);
