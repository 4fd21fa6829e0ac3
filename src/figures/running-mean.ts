import { mean } from '../metrics/statistics.ts';

/** Mean over `window` values around each place (fewer at the ends): smooths without lagging behind. */
export function runningMean(values: readonly number[], window: number): number[] {
  const half = Math.floor(window / 2);
  return values.map((_, index) => mean(values.slice(Math.max(0, index - half), index + half + 1)));
}
