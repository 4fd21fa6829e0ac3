import { signed } from '../../report/numbers.ts';
import { decimalsOf, probability } from '../cells.ts';

/** `p = 0.012`, `p < 0.001`. */
export function equation(name: string, p: number): string {
  const { text } = probability(p);
  return text.startsWith('<') ? `${name} ${text}` : `${name} = ${text}`;
}

/** `−1.3 and +0.4`: the ends of an interval, in a sentence. */
export function reach({ low, high }: { readonly low: number; readonly high: number }, scale: number): string {
  const digits = decimalsOf(((high - low) / 2) * scale);
  return `${signed(low * scale, digits)} and ${signed(high * scale, digits)}`;
}
