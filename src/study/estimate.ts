import { repeatable } from '../compare/repeatable.ts';
import { meanInterval } from '../metrics/statistics.ts';
import type { Estimate } from './study-results.ts';

/** Mean and interval of numbers that were measured once for each seed. @throws RangeError if there are none */
export function estimateOf(bySeed: readonly number[]): Estimate {
  const { mean, low, high } = meanInterval(bySeed);
  const bounded = bySeed.length > 1; // JSON knows no infinity, which is where the interval of one number ends
  return repeatable({ mean, low: bounded ? low : mean, high: bounded ? high : mean, bySeed: [...bySeed] });
}
