import * as tf from '@tensorflow/tfjs';
import { InputError } from '../base/errors.ts';

/** What is added to the tokens at positions start … start + length − 1 [length, D]; `undefined` adds nothing. */
export type Positions = (start: number, length: number) => tf.Tensor2D | undefined;

/** No positions: the model sees a bag of words (an ablation). */
export const noPositions: Positions = () => undefined;

/**
 * One trained vector for each position.
 *
 * @param table the vectors [maximum length, D]
 * @throws InputError, when asked, for a position beyond the table
 */
export function learnedPositions(table: tf.Tensor2D): Positions {
  const [maximum, D] = table.shape;
  return (start, length) => {
    if (start + length > maximum) {
      throw new InputError(
        `a sequence of ${start + length} tokens is longer than the ${maximum} positions that were learned — ` +
          'raise maximumLength and train anew, or use sinusoidal positions',
      );
    }
    return table.slice([start, 0], [length, D]); // [length, D]
  };
}

/** {@link sinusoids} times `scale`, for sequences of any length; the table is kept, and grows when a longer one comes. */
export function sinusoidalPositions(D: number, scale = 1): Positions {
  let table = new Float32Array(0);
  return (start, length) => {
    const end = (start + length) * D;
    if (end > table.length) table = sinusoids(2 * (start + length), D).map((value) => value * scale);
    return tf.tensor2d(table.slice(start * D, end), [length, D]);
  };
}

/**
 * Sinusoidal position encodings (Vaswani et al. 2017, §3.5), for positions t = 0, 1, … and i = 0 … D/2 − 1:
 *
 *     PE(t, 2i) = sin(ωᵢ t)        PE(t, 2i + 1) = cos(ωᵢ t)        ωᵢ = 10000^(−2i / D)
 *
 * Engines round Math.sin and Math.pow differently, so only + − × ÷ are used and every engine gives the same bits: ωᵢ by
 * repeated multiplication, one Taylor series for each ωᵢ, and from position to position the addition theorems. In double
 * precision their error is below 10⁻¹² after a thousand positions.
 *
 * @returns PE [length, D], row after row
 */
export function sinusoids(length: number, D: number): Float32Array<ArrayBuffer> {
  const table = new Float32Array(length * D);
  const ratio = root(1e-8, D); // 10000^(−2 / D)
  for (let column = 0, frequency = 1; column < D; column += 2, frequency *= ratio) {
    const turn = sineAndCosine(frequency);
    let [sine, cosine] = [0, 1];
    for (let t = 0; t < length; t++) {
      table[t * D + column] = sine;
      if (column + 1 < D) table[t * D + column + 1] = cosine;
      [sine, cosine] = [sine * turn.cosine + cosine * turn.sine, cosine * turn.cosine - sine * turn.sine];
    }
  }
  return table;
}

/** The n-th root of 0 < a ≤ 1 by Newton's method for xⁿ = a, which falls towards the root from 1 until it stands still. */
function root(a: number, n: number): number {
  for (let x = 1; ; ) {
    let power = x; // xⁿ
    for (let i = 1; i < n; i++) power *= x;
    const next = x - (x * (1 - a / power)) / n;
    if (next >= x) return x;
    x = next;
  }
}

/** sin x and cos x for 0 ≤ x ≤ 1 by their Taylor series: the terms xᵏ/k! in turn, below 10⁻²⁰ from k = 22 on. */
function sineAndCosine(x: number): { readonly sine: number; readonly cosine: number } {
  let [sine, cosine] = [0, 0];
  for (let k = 0, term = 1; k < 22; k += 2) {
    cosine += term;
    term *= x / (k + 1);
    sine += term;
    term *= -x / (k + 2);
  }
  return { sine, cosine };
}
