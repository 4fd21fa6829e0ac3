import { mean } from '../metrics/statistics.ts';
import type { ErrorBar } from './figure.ts';

/** A figure of several seeds: their mean, and the lowest and highest of them. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError if there are no values */
export function overSeeds(values: readonly number[]): Spread {
  return { mean: mean(values), low: Math.min(...values), high: Math.max(...values) };
}

/** A spread of fractions, times 100. */
export const inPercent = (fraction: Spread) => scaled(fraction, 100);

export function scaled({ mean, low, high }: Spread, factor: number): Spread {
  return { mean: mean * factor, low: low * factor, high: high * factor };
}

/** Whiskers from the lowest to the highest seed; none where every spread is of a single seed. */
export function whiskers(spreads: readonly Spread[], color?: string): ErrorBar | undefined {
  if (spreads.every(({ low, high }) => low === high)) return undefined;
  return {
    type: 'data',
    symmetric: false,
    array: spreads.map(({ mean, high }) => high - mean),
    arrayminus: spreads.map(({ mean, low }) => mean - low),
    ...(color === undefined ? {} : { color }),
    thickness: 1.2,
    width: 3,
  };
}
