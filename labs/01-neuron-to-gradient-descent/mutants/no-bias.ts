import type { Mistake } from '../../../src/grading/lab.ts';
import { type Activation, activate } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The bias was left out: every neuron passes through the origin, whatever it learns.',
  fails: ['neuron'],
};

export function neuron(inputs: readonly number[], weights: readonly number[], _bias: number, activation: Activation) {
  return activate(
    activation,
    inputs.reduce((sum, x, i) => sum + weights[i]! * x, 0),
  );
}
