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

type Interval = readonly [low: number, high: number];
type Write = (value: number | undefined) => string;

/** `97.1 ± 0.6`, or the mean alone where there is no interval. */
export const interval = (mean: number | undefined, bounds: Interval | undefined, write: Write): string =>
  bounds && mean !== undefined ? `${write(mean)} ± ${write((bounds[1] - bounds[0]) / 2)}` : write(mean);

/** `97.1 [96.3, 97.6]`, or the value alone where nothing is known of its bounds. */
export const bounded = (value: number | undefined, bounds: Interval | undefined, write: Write): string =>
  bounds && value !== undefined ? `${write(value)} [${write(bounds[0])}, ${write(bounds[1])}]` : write(value);

/** A figure with its whiskers, as {@link bounded}. */
export const spread = (
  figure: { readonly mean: number; readonly low: number; readonly high: number } | undefined,
  write: Write,
) => bounded(figure?.mean, figure && figure.low < figure.high ? [figure.low, figure.high] : undefined, write);

/** With its sign: `+1.2`, `−0.3`, `0.0`. */
export function signed(value: number | undefined, digits = 0): string {
  const text = fixed(value, digits).replace('-', '−');
  if (/^−[0.]*$/.test(text)) return text.slice(1);
  return value !== undefined && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `1 seed`, `3 seeds`. */
export const counted = (count: number, noun: string) => `${fixed(count)} ${noun}${count === 1 ? '' : 's'}`;
