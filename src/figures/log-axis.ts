import type { Axis } from './figure.ts';

/**
 * A logarithmic axis over all values, with ticks at 1, 2 and 5 times the powers of ten, at more digits if it is short, at
 * the powers alone if it is long.
 */
export function logAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > 0);
  const [low, high] =
    positive.length === 0
      ? [0.1, 10]
      : [
          positive.reduce((least, value) => Math.min(least, value)) * 0.9,
          positive.reduce((most, value) => Math.max(most, value)) * 1.1,
        ];
  const digits = digitsFor(high / low);
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    // 5e-3 rather than 5 * 10 ** -3, whose last digit is off
    ticks.push(...digits.map((digit) => Number(`${digit}e${power}`)).filter((tick) => low <= tick && tick <= high));
  }
  return {
    type: 'log',
    range: [rounded(Math.log10(low)), rounded(Math.log10(high))],
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map((tick) => (tick < 1e-3 ? tick.toExponential() : String(tick))),
  };
}

/** Engines disagree about the last bit of a logarithm; no picture shows it. */
const rounded = (power: number) => Math.round(power * 1e6) / 1e6;

function digitsFor(ratio: number): readonly number[] {
  if (ratio < 4) return [1, 2, 3, 4, 5, 6, 7, 8, 9];
  if (ratio < 12) return [1, 2, 3, 5, 7];
  return ratio < 2000 ? [1, 2, 5] : [1];
}
