import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of a scalar function by central differences, (f(x + h) − f(x − h)) / 2h, one entry at a time.
 * In single precision h = 10⁻² leaves an error of about 10⁻⁴ of |f|.
 */
export function finiteDifferences(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor, h = 1e-2): Float32Array {
  const values = x.dataSync<'float32'>().slice();
  const at = (entry: number, shift: number) => {
    const moved = values.slice();
    moved[entry]! += shift;
    return tf.tidy(() => f(tf.tensor(moved, x.shape)).dataSync()[0]!);
  };
  return values.map((_, entry) => (at(entry, h) - at(entry, -h)) / (2 * h));
}

/** The largest difference of two arrays, relative to the largest entry of `expected`. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) throw new RangeError(`${actual.length} values against ${expected.length}`);
  let [difference, largest] = [0, Number.MIN_VALUE];
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(actual[i]! - expected[i]!));
    largest = Math.max(largest, Math.abs(expected[i]!));
  }
  return difference / largest;
}
