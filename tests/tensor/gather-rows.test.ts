import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { gatherRows } from '../../src/tensor/gather-rows.ts';

describe('gatherRows', () => {
  it('repeats, drops and exchanges the rows of every tensor, however deep', () => {
    const container = {
      layers: [{ hidden: tf.tensor2d([[1], [2], [3]]) }],
      mask: tf.tensor1d([4, 5, 6]),
      note: 'kept',
    };
    const chosen = gatherRows(container, Int32Array.of(2, 0, 0, 2));
    expect(chosen.layers[0]!.hidden.arraySync()).toEqual([[3], [1], [1], [3]]);
    expect(chosen.mask.arraySync()).toEqual([6, 4, 4, 6]);
    expect(chosen.note).toBe('kept');
    expect(container.mask.arraySync()).toEqual([4, 5, 6]);
  });

  it('leaves nothing behind but its result', () => {
    const container = { a: tf.zeros([3, 2]), b: [tf.zeros([3])] };
    const before = tf.memory().numTensors;
    const chosen = gatherRows(container, Int32Array.of(1));
    expect(tf.memory().numTensors).toBe(before + 2);
    tf.dispose(chosen);
  });
});
