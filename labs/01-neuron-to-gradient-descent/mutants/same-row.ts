import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Every neuron got the same row of weights: they compute the same and learn the same. Draw each weight by itself.',
  fails: ['initial-weights'],
};

export function xavierUniform(fanIn: number, fanOut: number, random: Random) {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const row = Array.from({ length: fanIn }, () => (2 * random.uniform() - 1) * limit);
  return Array.from({ length: fanOut }, () => row);
}
