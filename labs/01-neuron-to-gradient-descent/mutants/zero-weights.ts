import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'All weights are zero: then all hidden neurons compute the same, get the same gradient, and stay the same for ever.',
  fails: ['initial-weights'],
};

export function xavierUniform(fanIn: number, fanOut: number) {
  return Array.from({ length: fanOut }, () => Array<number>(fanIn).fill(0));
}
