import type { Random } from '../src/base/random.ts';

// Numbers for the cases of checks: nearly normal, mean 0, rounded to four decimals so that a message can show them whole.

const number = (random: Random, scale: number): number => Math.round(random.normal() * scale * 1e4) / 1e4;

/** [n] */
export const vector = (random: Random, n: number, scale = 1): number[] =>
  Array.from({ length: n }, () => number(random, scale));

/** [rows][columns] */
export const matrix = (random: Random, rows: number, columns: number, scale = 1): number[][] =>
  Array.from({ length: rows }, () => vector(random, columns, scale));

/** [matrices][rows][columns] */
export const matrices = (random: Random, count: number, rows: number, columns: number, scale = 1): number[][][] =>
  Array.from({ length: count }, () => matrix(random, rows, columns, scale));
