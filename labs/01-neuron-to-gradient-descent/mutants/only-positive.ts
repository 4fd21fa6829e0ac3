import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'All weights are positive: uniform() gives [0, 1), which must be stretched to [−a, a).',
  fails: ['initial-weights'],
};

export function xavierUniform(fanIn: number, fanOut: number, random: Random) {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const draw = () => random.uniform() * limit;
  return Array.from({ length: fanOut }, () => Array.from({ length: fanIn }, draw));
}
