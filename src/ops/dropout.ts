import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const DROPOUT = 'Dropout';

/** Dropout at a rate and from a generator; `undefined` in evaluation, when nothing is dropped. */
export interface Dropout {
  readonly rate: number;
  readonly random: Random;
}

/** Two whole numbers of 32 bits that decide a mask. */
export type MaskSeed = readonly [number, number];

/** Input of the kernel {@link DROPOUT}: x → y, of one shape; given ∂L/∂y it computes ∂L/∂x. */
export type DropoutInputs = { x: tf.TensorInfo };
export type DropoutAttributes = { rate: number; seed: MaskSeed };

/**
 * Inverted dropout (Srivastava et al. 2014, §10): each value is zero with probability `rate` and is otherwise divided by
 * 1 − rate, so that its expectation stays and evaluation needs no scaling.
 *
 *     y_i = x_i m_i        ∂L/∂x_i = ∂L/∂y_i m_i        m_i = [bits_i ≥ 2³² rate] / (1 − rate)
 *
 * A call draws two numbers, the seed of its mask; {@link maskBits} are a function of seed and place, so that the backward
 * pass makes the mask once more and nothing is saved for it.
 */
export function dropout<T extends tf.Tensor>(x: T, settings: Dropout | undefined): T {
  if (!settings || settings.rate === 0) return x;
  const { rate, random } = settings;
  const attributes = { rate, seed: [random.integer(2 ** 32), random.integer(2 ** 32)] } as const;
  return (hasKernel(DROPOUT) ? fusedDropout : composedDropout)(x, attributes) as T;
}

export function composedDropout(x: tf.Tensor, { rate, seed }: DropoutAttributes): tf.Tensor {
  const [threshold, kept] = [dropThreshold(rate), 1 / (1 - rate)];
  const mask = Float32Array.from({ length: x.size }, (_, i) => (maskBits(i, seed) < threshold ? 0 : kept));
  return tf.tidy(() => x.mul(tf.tensor(mask, x.shape)));
}

function fusedDropout(x: tf.Tensor, attributes: DropoutAttributes): tf.Tensor {
  const masked = (x: tf.Tensor) => runKernel(DROPOUT, { x }, attributes);
  return differentiable([x], () => ({ value: masked(x)[0]!, saved: [] }), masked);
}

/** What is below it is dropped. */
export function dropThreshold(rate: number): number {
  return Math.round(2 ** 32 * rate);
}

/**
 * The 32 random bits of place i: Wellons' hash lowbias32 (Hash Prospector, 2018) of i plus half of the seed, with the
 * other half joined between its rounds. Whole numbers only, so that the kernel's bits are the same.
 */
function maskBits(i: number, [seed0, seed1]: MaskSeed): number {
  let x = (i + seed0) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15) ^ seed1, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
