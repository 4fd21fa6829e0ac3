import type { Mistake } from '../../../src/grading/lab.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import { autodiff, cut, type Step } from '../autodiff.ts';

export const mistake: Mistake = {
  diagnosis:
    'Nothing went back along the hidden state: ∂L/∂z_t Uᵀ is part of ∂L/∂h_{t−1}, since every gate reads the state before it.',
  fails: ['lstm-backward-time', 'lstm-backward-kernel', 'lstm-backward-initial'],
};

const step: Step = (input, { hidden, cell }, kernel) => lstmCell(input, { hidden: cut(hidden), cell }, kernel);

export const lstmBackward = autodiff.bind(undefined, step);
