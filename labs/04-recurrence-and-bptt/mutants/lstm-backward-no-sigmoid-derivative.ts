import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { autodiff, type Step, straightThrough } from '../autodiff.ts';

export const mistake: Mistake = {
  diagnosis:
    'The derivatives σ (1 − σ) of the three gates are missing: the gradients given are those of the gates, not of what goes into σ.',
  fails: ['lstm-backward-step', 'lstm-backward-time', 'lstm-backward-kernel', 'lstm-backward-initial'],
};

const step: Step = (input, { hidden, cell }, kernel) => {
  const [i, f, g, o] = tf.split(input.add(hidden.matMul(kernel)), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const gate = (x: tf.Tensor) => straightThrough(tf.sigmoid, x);
  const next = gate(f).mul(cell).add<tf.Tensor2D>(gate(i).mul(g.tanh()));
  return { hidden: gate(o).mul(next.tanh()), cell: next };
};

export const lstmBackward = autodiff.bind(undefined, step);
