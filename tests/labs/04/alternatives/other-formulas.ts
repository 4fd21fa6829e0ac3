import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/04-recurrence-and-bptt/solution.ts';

// One product for input and state, tanh for σ, a kernel cut into four, the time reversed instead of counted down.

export const rnnStep: typeof solution.rnnStep = (input, hidden, recurrentKernel) => {
  const identity = tf.eye(input.shape[1]);
  const sum = tf.matMul(tf.concat([input, hidden], 1), tf.concat([identity, recurrentKernel])); // [B, 2D] · [2D, D]
  return tf.sub(1, tf.div(2, sum.mul(2).exp().add(1))); // tanh x = 1 − 2 / (e^2x + 1)
};

export const rnnBackward: typeof solution.rnnBackward = (states, recurrentKernel, gradient) => {
  const slopes = tf.unstack(tf.sub(1, states.slice([1]).square()).reverse(0)) as tf.Tensor2D[];
  const reads = tf.unstack(gradient.reverse(0)) as tf.Tensor2D[];
  const steps: tf.Tensor2D[] = [];
  for (const [t, read] of reads.entries()) {
    const later = steps.at(-1);
    const arriving = later ? read.add<tf.Tensor2D>(later.matMul(recurrentKernel.transpose())) : read;
    steps.push(arriving.mul(slopes[t]!));
  }
  const input = tf.stack(steps).reverse(0) as tf.Tensor3D;
  const [S, B, D] = input.shape;
  const before = states.slice([0], [S]).reshape<tf.Tensor2D>([S * B, D]);
  return { input, recurrentKernel: tf.matMul(before, input.reshape<tf.Tensor2D>([S * B, D]), true, false) };
};

const gate = (x: tf.Tensor) => x.div(2).tanh().add(1).div(2); // σ(x) = (1 + tanh(x / 2)) / 2

export const lstmStep: typeof solution.lstmStep = (input, { hidden, cell }, recurrentKernel) => {
  const D = cell.shape[1];
  const sum = (n: number) => {
    const kernel = recurrentKernel.slice([0, n * D], [D, D]);
    return input.slice([0, n * D], [-1, D]).add(hidden.matMul(kernel));
  };
  const next = gate(sum(1))
    .mul(cell)
    .add<tf.Tensor2D>(gate(sum(0)).mul(sum(2).tanh()));
  return { cell: next, hidden: gate(sum(3)).mul(next.tanh()) };
};

export const clipByGlobalNorm: typeof solution.clipByGlobalNorm = (gradients, limit) => {
  const squares = gradients.reduce((sum, gradient) => sum + (gradient.square().sum().arraySync() as number), 0);
  const factor = Math.min(1, limit / Math.sqrt(squares));
  return gradients.map((gradient) => gradient.mul(factor));
};
