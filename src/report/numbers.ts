/** How numbers are written, in report and terminal alike. `undefined` and what is no number become a dash. */
const DASH = '–';

/** With a comma between thousands and `digits` decimals. */
export function fixed(value: number | undefined, digits = 0): string {
  if (value === undefined || !Number.isFinite(value)) return DASH;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A fraction as per cent, without the sign. */
export const percent = (value: number | undefined, digits = 1) =>
  fixed(value === undefined ? undefined : 100 * value, digits);

/** `97.1 ± 0.6`, or the mean alone where there is no interval. */
export function interval(
  mean: number | undefined,
  [low, high]: readonly [number, number] | readonly [undefined, undefined],
  write: (value: number | undefined) => string,
): string {
  return low === undefined ? write(mean) : `${write(mean)} ± ${write((high - low) / 2)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `1 seed`, `3 seeds`. */
export const counted = (count: number, noun: string) => `${fixed(count)} ${noun}${count === 1 ? '' : 's'}`;
