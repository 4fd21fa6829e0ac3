import { listed } from '../report/numbers.ts';

/** `seed 1`, `seeds 1, 2 and 3`. */
export const seedsInWords = (seeds: readonly number[]) =>
  `seed${seeds.length === 1 ? '' : 's'} ${listed(seeds.map(String))}`;
