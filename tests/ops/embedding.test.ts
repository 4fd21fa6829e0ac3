import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composedEmbedding, EMBEDDING, embedding } from '../../src/ops/embedding.ts';
import { hasKernel } from '../../src/ops/fused.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import { draw, expectAgreement, holdsWithinBounds } from './agreement.ts';

const tokens = (ids: number[], rows: number): PaddedIds => ({
  ...{ ids: Int32Array.from(ids), rows, columns: ids.length / rows },
  lengths: Array<number>(rows).fill(ids.length / rows),
});

const anyTokens = fc
  .record({ B: fc.integer({ min: 1, max: 4 }), T: fc.integer({ min: 1, max: 7 }), V: fc.integer({ min: 1, max: 9 }) })
  .chain(({ B, T, V }) => {
    const ids = fc.array(fc.integer({ min: 0, max: V - 1 }), { minLength: B * T, maxLength: B * T });
    return fc.record({ B: fc.constant(B), T: fc.constant(T), V: fc.constant(V), ids });
  });

describe('embedding', () => {
  it('runs as one kernel here', () => expect(hasKernel(EMBEDDING)).toBe(true));

  it('agrees with the composed form, whatever the sizes', async () => {
    const scale = fc.constantFrom(1, 8, Math.sqrt(37));
    await holdsWithinBounds(
      fc.property(anyTokens, fc.integer({ min: 1, max: 21 }), scale, fc.boolean(), (any, D, scale, positioned) => {
        const words = tokens(any.ids, any.B);
        tf.tidy(() => {
          const fused = (table: tf.Tensor, positions?: tf.Tensor) =>
            embedding(words, table as tf.Tensor2D, { scale, positions: positions as tf.Tensor2D });
          const composed = (table: tf.Tensor, positions?: tf.Tensor) =>
            composedEmbedding(words, table as tf.Tensor2D, scale, positions as tf.Tensor2D);
          expectAgreement(fused as never, composed as never, [
            draw([any.V, D], 1),
            ...(positioned ? [draw([any.T, D], 2)] : []),
          ]);
        });
      }),
    );
  });

  it('looks up by hand, and gives each row of the table what its uses receive', () => {
    const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const words = tokens([2, 0, 2, 2], 2);
    const positions = tf.tensor2d([10, 20, 30, 40], [2, 2]);
    const y = embedding(words, table, { scale: 2, positions });
    expect(y.arraySync()).toEqual([
      [
        [20, 32],
        [32, 44],
      ],
      [
        [20, 32],
        [40, 52],
      ],
    ]);
    const dy = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
    const f = (table: tf.Tensor, positions: tf.Tensor) =>
      embedding(words, table as tf.Tensor2D, { scale: 2, positions: positions as tf.Tensor2D }) as tf.Tensor;
    const [dTable, dPositions] = tf.grads(f)([table, positions], dy) as [tf.Tensor, tf.Tensor];
    expect(dTable.arraySync()).toEqual([
      [2 * 3, 2 * 4],
      [0, 0],
      [2 * (1 + 5 + 7), 2 * (2 + 6 + 8)],
    ]);
    expect(dPositions.arraySync()).toEqual([
      [1 + 5, 2 + 6],
      [3 + 7, 4 + 8],
    ]);
  });

  it('says which token is not of the vocabulary, and which shape disagrees', () => {
    const table = tf.zeros<tf.Rank.R2>([3, 2]);
    expect(() => embedding(tokens([0, 3], 1), table)).toThrow('embedding: token 3 is not in a vocabulary of 3');
    expect(() => embedding(tokens([-1], 1), table)).toThrow('embedding: token -1 is not in a vocabulary of 3');
    const positions = tf.zeros<tf.Rank.R2>([3, 2]);
    expect(() => embedding(tokens([0, 1], 1), table, { positions })).toThrow(
      'embedding: positions: expected [2, 2], got [3, 2]',
    );
  });
});
