import type { Mistake } from '../../../src/grading/lab.ts';
import { type Activation, activate } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The bias was added behind the activation: it belongs to the sum that the activation is applied to.',
  fails: ['neuron'],
};

export function neuron(inputs: readonly number[], weights: readonly number[], bias: number, activation: Activation) {
  return (
    activate(
      activation,
      inputs.reduce((sum, x, i) => sum + weights[i]! * x, 0),
    ) + bias
  );
}
