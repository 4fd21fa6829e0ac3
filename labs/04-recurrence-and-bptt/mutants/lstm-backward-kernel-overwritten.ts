import type { Mistake } from '../../../src/grading/lab.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import { autodiff, cut, type Step } from '../autodiff.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradient of the kernel was overwritten at every step: what is left is that of the first. Add up what all steps make of it.',
  fails: ['lstm-backward-kernel'],
};

const step: Step = (input, state, kernel, t) => lstmCell(input, state, t === 0 ? kernel : cut(kernel));

export const lstmBackward = autodiff.bind(undefined, step);
