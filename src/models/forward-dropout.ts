import type { Dropout } from '../ops/dropout.ts';
import type { ForwardOptions } from './seq2seq.ts';

/**
 * What a model of the given dropout rate drops in this forward pass; nothing in evaluation.
 * @throws RangeError if it is to drop something and has no generator to draw from
 */
export function forwardDropout(rate: number, { training, random }: ForwardOptions): Dropout | undefined {
  if (!training || rate === 0) return undefined;
  if (!random) throw new RangeError(`forward: training with dropout ${rate} needs options.random`);
  return { rate, random };
}
