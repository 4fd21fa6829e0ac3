import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The root is missing: the limit is √(6 / (fanIn + fanOut)).',
  fails: ['initial-weights'],
};

export function xavierUniform(fanIn: number, fanOut: number, random: Random) {
  const limit = 6 / (fanIn + fanOut);
  const draw = () => (2 * random.uniform() - 1) * limit;
  return Array.from({ length: fanOut }, () => Array.from({ length: fanIn }, draw));
}
