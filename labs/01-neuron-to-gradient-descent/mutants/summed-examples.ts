import type { Mistake } from '../../../src/grading/lab.ts';
import { accumulate, affine, type TwoLayerNet, zerosLike } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The gradients of the examples were added up, not averaged: with N examples each step is N times too long.',
  fails: ['batch-gradient'],
};

type Rows = readonly (readonly number[])[];

export function chainRule(net: TwoLayerNet, inputs: Rows, targets: Rows): TwoLayerNet {
  const hidden = zerosLike(net.hidden);
  const output = zerosLike(net.output);
  for (const [n, x] of inputs.entries()) {
    const h = affine(net.hidden, x).map(Math.tanh);
    const delta = affine(net.output, h).map((predicted, o) => predicted - targets[n]![o]!);
    const back = h.map((_, j) => delta.reduce((sum, error, o) => sum + net.output.weights[o]![j]! * error, 0));
    const epsilon = back.map((value, j) => value * (1 - h[j]! ** 2));
    accumulate(output, delta, h, 1);
    accumulate(hidden, epsilon, x, 1);
  }
  return { hidden, output };
}
