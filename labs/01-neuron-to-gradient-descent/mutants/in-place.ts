import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The step is right, but it was made in the array that came in: whoever called has lost the old parameters.',
  fails: ['descent-step'],
};

export function gradientDescentStep(
  parameters: number[],
  gradients: readonly (readonly number[])[],
  learningRate: number,
) {
  for (const gradient of gradients) {
    for (const p of parameters.keys()) parameters[p]! -= (learningRate * gradient[p]!) / gradients.length;
  }
  return parameters;
}
