import type { Mistake } from '../../../src/grading/lab.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import { autodiff, cut, type Step } from '../autodiff.ts';

export const mistake: Mistake = {
  diagnosis:
    'Nothing went back along the cell: ∂L/∂c_t ∘ f_t is part of ∂L/∂c_{t−1}. This path, without a kernel, is what an LSTM is for.',
  fails: ['lstm-backward-time', 'lstm-backward-kernel', 'lstm-backward-initial'],
};

const step: Step = (input, { hidden, cell }, kernel) => lstmCell(input, { hidden, cell: cut(cell) }, kernel);

export const lstmBackward = autodiff.bind(undefined, step);
