import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gates went through the hard sigmoid, clip(0.2 x + 0.5), which is what the LSTM layer of TensorFlow.js does unless told ' +
    'otherwise. Here σ is the logistic function.',
  fails: ['lstm-step', 'lstm-memory'],
};

export function lstmStep(input: tf.Tensor2D, { hidden, cell }: LstmState, recurrentKernel: tf.Tensor2D): LstmState {
  const sum = input.add(hidden.matMul(recurrentKernel));
  const [i, f, g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const gate = (x: tf.Tensor2D) => x.mul(0.2).add(0.5).clipByValue<tf.Tensor2D>(0, 1);
  const next = gate(f).mul(cell).add<tf.Tensor2D>(gate(i).mul(g.tanh()));
  return { hidden: gate(o).mul(next.tanh()), cell: next };
}
