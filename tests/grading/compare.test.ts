import { describe, expect, it } from 'vitest';
import { difference } from '../../src/grading/compare.ts';
import type { Value } from '../../src/grading/value.ts';

const tensor = (shape: number[], values: number[], dtype = 'float32') => ({ tensor: { shape, dtype, values } });

describe('difference', () => {
  it.each<[string, Value, Value]>([
    ['numbers within the tolerance', 1000.1, 1000],
    ['NaN where NaN is right', [Number.NaN, Number.POSITIVE_INFINITY], [Number.NaN, Number.POSITIVE_INFINITY]],
    ['tensors of another type', tensor([2], [1, 0], 'int32'), tensor([2], [1, 0], 'bool')],
    ['objects with more in them', { a: 1, b: 2 }, { a: 1 }],
    ['nothing', undefined, undefined],
    ['arrays of arrays', [[1, 2], ['a']], [[1, 2], ['a']]],
  ])('accepts %s', (_, actual, expected) => {
    expect(difference(actual, expected)).toBeUndefined();
  });

  it.each<[Value, Value, string]>([
    [1.5, 1, 'the result is 1.5, expected 1'],
    [[1, 2.5, 4], [1, 2, 3], 'result[2] is 4, expected 3 (2 of 3 numbers differ)'],
    [Number.NaN, 1, 'the result is NaN, expected 1 — NaN comes of 0 / 0, ∞ − ∞, or of something undefined'],
    [1, Number.POSITIVE_INFINITY, 'the result is 1, expected Infinity'],
    [[1, 2], [1, 2, 3], 'the result has 2 elements, expected 3'],
    [[[1]], [[1], [2]], 'the result has 1 element, expected 2'],
    [tensor([3, 2], []), tensor([2, 3], []), 'the result has shape [3, 2], expected [2, 3]'],
    [
      tensor([2, 3], [0, 0, 0, 0, 0, 9]),
      tensor([2, 3], [0, 0, 0, 0, 0, 1]),
      'result[1, 2] is 9, expected 1 (1 of 6 numbers differ)',
    ],
    [
      { weights: tensor([2], [1, 2]) },
      { weights: [1, 2] },
      'result.weights is a tensor of shape [2], where an array of 2 elements was expected — arraySync() makes an array of a tensor',
    ],
    [
      [1],
      tensor([1], [1]),
      'the result is an array of 1 element, where a tensor of shape [1] was expected — tf.tensor() makes a tensor of an array',
    ],
    [undefined, 1, 'the result is undefined, where the number 1 was expected — is a return missing?'],
    [{ a: 1 }, { a: 1, b: 2 }, 'the result has no "b", only a'],
    [{ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] }, 'result.a[0].b is "x", expected "y"'],
    ['1', 1, 'the result is "1", where the number 1 was expected'],
  ])('says of %j for %j: %s', (actual, expected, message) => {
    expect(difference(actual, expected)).toBe(message);
  });

  it('takes the tolerance that it is given', () => {
    expect(difference(1.05, 1, { absolute: 0.1, relative: 0 })).toBeUndefined();
    expect(difference(105, 100, { absolute: 0.1, relative: 0 })).toBe('the result is 105, expected 100');
    expect(difference(105, 100, { absolute: 0, relative: 0.1 })).toBeUndefined();
  });
});
