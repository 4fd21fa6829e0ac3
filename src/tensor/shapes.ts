import type { Tensor } from '@tensorflow/tfjs';

/**
 * One letter, one meaning, in every docstring and shape comment of this project:
 *
 *     B batch · S source length · T target length · V vocabulary · D model or hidden width · H heads ·
 *     K key width per head · E encoder output width · A attention width · F feed-forward width · L layers
 */
export type Shape = readonly (number | null)[];

/** Throws a RangeError that names `where`, unless `tensor` has `shape`; `null` stands for any size. */
export function expectShape(where: string, tensor: Tensor, shape: Shape): void {
  const fits =
    tensor.shape.length === shape.length && shape.every((size, axis) => size === null || size === tensor.shape[axis]);
  if (!fits) {
    const expected = shape.map((size) => size ?? '*').join(', ');
    throw new RangeError(`${where}: expected [${expected}], got [${tensor.shape.join(', ')}]`);
  }
}
