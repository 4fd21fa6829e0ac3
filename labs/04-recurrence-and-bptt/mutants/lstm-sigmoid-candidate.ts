import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';

export const mistake: Mistake = {
  diagnosis: 'The candidate went through σ. It is no share but a content, and may be negative: tanh.',
  fails: ['lstm-step'],
};

export function lstmStep(input: tf.Tensor2D, { hidden, cell }: LstmState, recurrentKernel: tf.Tensor2D): LstmState {
  const sum = input.add(hidden.matMul(recurrentKernel));
  const [i, f, g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const next = f.sigmoid().mul(cell).add<tf.Tensor2D>(i.sigmoid().mul(g.sigmoid()));
  return { hidden: o.sigmoid().mul(next.tanh()), cell: next };
}
