import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';
import { lstmBackward as right } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'What comes back to the initial cell is ∂L/∂c_1: the forget gate of the first step is missing. Behind it, ∂L/∂c_0 = ∂L/∂c_1 ∘ f_1.',
  fails: ['lstm-backward-initial'],
};

export function lstmBackward(
  inputs: tf.Tensor3D,
  initial: LstmState,
  recurrentKernel: tf.Tensor2D,
  gradient: tf.Tensor3D,
) {
  const result = right(inputs, initial, recurrentKernel, gradient);
  const first = inputs
    .slice([0], [1])
    .squeeze<tf.Tensor2D>([0])
    .add<tf.Tensor2D>(initial.hidden.matMul(recurrentKernel));
  const forget = tf.split(first, 4, 1)[1]!.sigmoid();
  return { ...result, state: { ...result.state, cell: result.state.cell.div<tf.Tensor2D>(forget) } };
}
