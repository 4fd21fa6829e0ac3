import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The gradients of the batch were added up, not averaged: the step grows with the size of the batch.',
  fails: ['descent-step'],
};

export function gradientDescentStep(
  parameters: readonly number[],
  gradients: readonly (readonly number[])[],
  learningRate: number,
) {
  const total = parameters.map((_, p) => gradients.reduce((sum, gradient) => sum + gradient[p]!, 0));
  return parameters.map((parameter, p) => parameter - learningRate * total[p]!);
}
