import type { Mistake } from '../../../src/grading/lab.ts';
import { accumulate, affine, type TwoLayerNet, zerosLike } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The slope of tanh was taken as 1 − h; it is 1 − h², the square of h.',
  fails: ['hidden-gradient', 'batch-gradient'],
};

type Rows = readonly (readonly number[])[];

export function chainRule(net: TwoLayerNet, inputs: Rows, targets: Rows): TwoLayerNet {
  const hidden = zerosLike(net.hidden);
  const output = zerosLike(net.output);
  for (const [n, x] of inputs.entries()) {
    const h = affine(net.hidden, x).map(Math.tanh);
    const delta = affine(net.output, h).map((predicted, o) => predicted - targets[n]![o]!);
    const back = h.map((_, j) => delta.reduce((sum, error, o) => sum + net.output.weights[o]![j]! * error, 0));
    const epsilon = back.map((value, j) => value * (1 - h[j]!));
    accumulate(output, delta, h, 1 / inputs.length);
    accumulate(hidden, epsilon, x, 1 / inputs.length);
  }
  return { hidden, output };
}
