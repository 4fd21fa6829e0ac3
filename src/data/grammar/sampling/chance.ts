import type { Random } from '../../../base/random.ts';

export const chance = (random: Random, probability: number): boolean => random.uniform() < probability;

/** A list to choose from in which each name stands as often as its weight says. */
export const weighted = <T extends string>(weights: Readonly<Partial<Record<T, number>>>): readonly T[] =>
  (Object.entries(weights) as [T, number][]).flatMap(([name, weight]) => Array<T>(weight).fill(name));
