import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';

export const mistake: Mistake = {
  diagnosis:
    'The cell itself was squashed by tanh: it shrinks at every step, and cannot keep what it holds. Only what is let out goes ' +
    'through tanh.',
  fails: ['lstm-step', 'lstm-memory'],
};

export function lstmStep(input: tf.Tensor2D, { hidden, cell }: LstmState, recurrentKernel: tf.Tensor2D): LstmState {
  const sum = input.add(hidden.matMul(recurrentKernel));
  const [i, f, g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const next = f.sigmoid().mul(cell).add<tf.Tensor2D>(i.sigmoid().mul(g.tanh())).tanh();
  return { hidden: o.sigmoid().mul(next), cell: next };
}
