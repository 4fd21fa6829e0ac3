import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';

export const mistake: Mistake = {
  diagnosis:
    'The forget gate was replaced by 1 − i, as in a GRU. An LSTM has a forget gate of its own, and may keep and add at once.',
  fails: ['lstm-step'],
};

export function lstmStep(input: tf.Tensor2D, { hidden, cell }: LstmState, recurrentKernel: tf.Tensor2D): LstmState {
  const sum = input.add(hidden.matMul(recurrentKernel));
  const [i, , g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const taken = i.sigmoid();
  const next = tf.sub(1, taken).mul(cell).add<tf.Tensor2D>(taken.mul(g.tanh()));
  return { hidden: o.sigmoid().mul(next.tanh()), cell: next };
}
