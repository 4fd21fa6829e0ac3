import { mean } from '../metrics/statistics.ts';
import type { ErrorBar } from './figure.ts';

/**
 * A figure with what it may be off by: of several seeds their mean with the lowest and highest of them, of a single one
 * its interval over sentences, if it is known.
 */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError if there are no values */
export function overSeeds(values: readonly number[]): Spread {
  return { mean: mean(values), low: Math.min(...values), high: Math.max(...values) };
}

/** The same of scores that have intervals over sentences, which a single seed shows. */
export function spreadOf(seeds: readonly { readonly value: number; readonly ci?: Interval | undefined }[]): Spread {
  const [only] = seeds;
  if (seeds.length > 1 || !only?.ci) return overSeeds(seeds.map(({ value }) => value));
  return { mean: only.value, low: only.ci[0], high: only.ci[1] };
}

type Interval = readonly [low: number, high: number];

/** What is known without a doubt. */
export const exactly = (value: number): Spread => ({ mean: value, low: value, high: value });

/** A spread of fractions, times 100. */
export const inPercent = (fraction: Spread) => scaled(fraction, 100);

export function scaled({ mean, low, high }: Spread, factor: number): Spread {
  return { mean: mean * factor, low: low * factor, high: high * factor };
}

/** Whiskers from the low to the high end; none where no spread has any width. */
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
