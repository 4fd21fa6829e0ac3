import type { Initializer } from '../tensor/parameters.ts';
import { sizeOf } from '../tensor/parameters.ts';

/** All zero: biases. */
export const zeros: Initializer = (shape) => new Float32Array(sizeOf(shape));

/** All one: the gains of layer normalisation. */
export const ones: Initializer = (shape) => new Float32Array(sizeOf(shape)).fill(1);

/** Uniform in [−limit, limit). */
export const uniform =
  (limit: number): Initializer =>
  (shape, random) =>
    Float32Array.from({ length: sizeOf(shape) }, () => (2 * random.uniform() - 1) * limit);

/** Nearly normal with mean 0 and the given standard deviation (see `Random.normal`). */
export const normal =
  (standardDeviation: number): Initializer =>
  (shape, random) =>
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal() * standardDeviation);

/** Glorot & Bengio 2010, eq. 16: uniform with limit √(6 / (fan in + fan out)), for a weight [fan in, fan out]. */
export const xavierUniform: Initializer = (shape, random) => {
  const [fanIn, fanOut] = [shape[0]!, shape.at(-1)!];
  return uniform(Math.sqrt(6 / (fanIn + fanOut)))(shape, random);
};
