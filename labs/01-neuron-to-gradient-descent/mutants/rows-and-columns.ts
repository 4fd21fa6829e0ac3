import type { Random } from '../../../src/base/random.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'Rows and columns are exchanged: there is one row for each neuron, fanOut of them, with fanIn weights each.',
  fails: ['initial-weights'],
};

export function xavierUniform(fanIn: number, fanOut: number, random: Random) {
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  const draw = () => (2 * random.uniform() - 1) * limit;
  return Array.from({ length: fanIn }, () => Array.from({ length: fanOut }, draw));
}
