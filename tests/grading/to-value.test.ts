import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { toValue } from '../../src/grading/to-value.ts';

describe('toValue', () => {
  it('reads tensors and typed arrays', () => {
    const output = { weights: tf.tensor2d([[1, 2, 3]]), ids: new Int32Array([4, 5]), sentence: ['a', null] };
    expect(toValue(output)).toEqual({
      weights: { tensor: { shape: [1, 3], dtype: 'float32', values: [1, 2, 3] } },
      ids: [4, 5],
      sentence: ['a', null],
    });
  });

  it.each([
    [Promise.resolve(1), 'a promise at result'],
    [[{ f: () => 1 }], 'a function at result[0].f'],
    [{ n: 1n }, 'a bigint at result.n'],
    [{ counts: new Map() }, 'an object of class Map at result.counts'],
  ])('refuses %o', (output, message) => {
    expect(() => toValue(output)).toThrow(message);
  });

  it('refuses a cycle', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => toValue(cycle)).toThrow('data nested without end');
  });
});
