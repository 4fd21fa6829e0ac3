import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { autodiff, type Step, straightThrough } from '../autodiff.ts';

export const mistake: Mistake = {
  diagnosis: 'The derivative 1 − tanh² of the tanh between cell and hidden state is missing.',
  fails: ['lstm-backward-step', 'lstm-backward-time', 'lstm-backward-kernel', 'lstm-backward-initial'],
};

const step: Step = (input, { hidden, cell }, kernel) => {
  const [i, f, g, o] = tf.split(input.add(hidden.matMul(kernel)), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const next = f.sigmoid().mul(cell).add<tf.Tensor2D>(i.sigmoid().mul(g.tanh()));
  return { hidden: o.sigmoid().mul(straightThrough(tf.tanh, next)), cell: next };
};

export const lstmBackward = autodiff.bind(undefined, step);
