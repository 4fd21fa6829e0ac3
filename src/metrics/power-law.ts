import { mean } from './statistics.ts';

/**
 * The exponent a of the power law y ≈ c · xᵃ: the least-squares slope of ln y over ln x.
 *
 * @throws RangeError unless there are as many y as x, two different x at least, and all are above 0
 */
export function powerLawExponent(x: readonly number[], y: readonly number[]): number {
  const positive = [...x, ...y].every((value) => value > 0);
  if (x.length !== y.length || new Set(x).size < 2 || !positive) {
    throw new RangeError(`powerLawExponent: no power law through x = [${x}], y = [${y}]`);
  }
  const [logX, logY] = [x.map(Math.log), y.map(Math.log)];
  const [meanX, meanY] = [mean(logX), mean(logY)];
  const sum = (term: (i: number) => number) => logX.reduce((total, _, i) => total + term(i), 0);
  return sum((i) => (logX[i]! - meanX) * (logY[i]! - meanY)) / sum((i) => (logX[i]! - meanX) ** 2);
}
