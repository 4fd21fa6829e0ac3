import * as tf from '@tensorflow/tfjs';
import { autodiff } from '../../../../labs/04-recurrence-and-bptt/autodiff.ts';
import type * as solution from '../../../../labs/04-recurrence-and-bptt/solution.ts';
import { lstmCell } from '../../../../src/ops/lstm-cell.ts';

// The library's cell, TensorFlow.js's gradients and its own clipping.

export const lstmStep: typeof solution.lstmStep = (input, state, recurrentKernel) =>
  lstmCell(input, state, recurrentKernel);

export const lstmBackward: typeof solution.lstmBackward = (...run) => autodiff(lstmStep, ...run);

export const gradientNorms: typeof solution.gradientNorms = (gradient) =>
  tf
    .unstack(gradient)
    .map((step) => step.norm().arraySync() as number)
    .reverse();

export const clipByGlobalNorm: typeof solution.clipByGlobalNorm = (gradients, limit) => {
  const flat = tf.concat(gradients.map((gradient) => gradient.flatten()));
  const norm = flat.norm().arraySync() as number;
  return norm <= limit ? [...gradients] : gradients.map((gradient) => gradient.div(norm / limit));
};
