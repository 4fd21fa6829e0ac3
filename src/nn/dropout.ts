import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';

/** Dropout at a rate and from a generator; `undefined` in evaluation, when nothing is dropped. */
export interface Dropout {
  readonly rate: number;
  readonly random: Random;
}

/**
 * Inverted dropout (Srivastava et al. 2014, §10): each value is zero with probability `rate` and is otherwise divided by
 * 1 − rate, so that its expectation stays and evaluation needs no scaling. Draws one number for each value of x.
 */
export function dropout<T extends tf.Tensor>(x: T, settings: Dropout | undefined): T {
  if (!settings || settings.rate === 0) return x;
  const { rate, random } = settings;
  const kept = 1 / (1 - rate);
  const mask = Float32Array.from({ length: x.size }, () => (random.uniform() < rate ? 0 : kept));
  return tf.tidy(() => x.mul(tf.tensor(mask, x.shape))) as T;
}
