import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The activation was left out: a chain of such neurons is one linear map, however long.',
  fails: ['neuron'],
};

export function neuron(inputs: readonly number[], weights: readonly number[], bias: number) {
  return inputs.reduce((sum, x, i) => sum + weights[i]! * x, bias);
}
