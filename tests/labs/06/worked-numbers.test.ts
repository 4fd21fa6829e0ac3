import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equivarianceGap,
  positionalEncoding,
  selfAttention,
  shiftMatrix,
} from '../../../labs/06-self-attention/solution.ts';
import { matrix } from '../../../labs/draw.ts';
import { Random } from '../../../src/base/random.ts';
import { sinusoids } from '../../../src/nn/positional-encoding.ts';

const readme = readFileSync(new URL('../../../labs/06-self-attention/README.md', import.meta.url), 'utf8');

/** Both words look for the second. */
const projections = {
  queryWeight: tf.tensor2d([0, 1, 0, 1], [2, 2]),
  queryBias: tf.zeros<tf.Rank.R1>([2]),
  keyWeight: tf.eye(2) as tf.Tensor2D,
  valueWeight: tf.tensor2d([2, 4], [2, 1]),
  valueBias: tf.zeros<tf.Rank.R1>([1]),
};

describe('the worked numbers of lab 06', () => {
  it('are what the reference computes, and stand in the README', () => {
    const { output, weights } = selfAttention(
      tf.eye(2).expandDims<tf.Tensor3D>(0),
      tf.tensor1d([2], 'int32'),
      projections,
    );
    const numbers = [...weights.dataSync(), ...output.dataSync()].map((value) => value.toFixed(4));
    expect(numbers).toEqual(['0.3302', '0.6698', '0.3302', '0.6698', '3.3395', '3.3395']);
    expect(readme).toContain('0.3302, 0.6698 | 3.3395');
    expect(output.shape).toEqual([1, 2, 1]);
  });

  it('have the positions that others publish for D = 4', () => {
    const [, first, second] = positionalEncoding(3, 4).arraySync();
    for (const [column, value] of [0.84147, 0.5403, 0.0099998, 0.99995].entries()) {
      expect(first![column]).toBeCloseTo(value, 5);
    }
    expect(readme).toContain('0.8415, 0.5403, 0.0100, 0.99995');
    expect(second![0]!.toFixed(4)).toBe('0.9093');
  });
});

describe('sinusoids', () => {
  it("are the library's", () => {
    const difference = positionalEncoding(97, 22).sub(tf.tensor2d(sinusoids(97, 22), [97, 22]));
    expect(difference.abs().max().dataSync()[0]).toBeLessThan(1e-5);
  });

  it('are unique: among a thousand positions no two are nearer than their neighbours are', () => {
    const encoding = positionalEncoding(1000, 8); // [1000, 8]
    const products = encoding.matMul(encoding, false, true); // of vectors of length 2, so that 4 is the same place
    const nearest = products.sub(tf.eye(1000).mul(100)).max().dataSync()[0]!;
    expect(nearest).toBeLessThan(4 - 1e-3);
  });

  it('are shifted by one matrix, whatever the position', () => {
    const pairs = fc.constantFrom(1, 3, 5, 7);
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), pairs, (t, offset, pairs) => {
        const row = (position: number) => positionalEncoding(position + 1, 2 * pairs).slice([position]);
        const shifted = row(t).matMul(shiftMatrix(offset, 2 * pairs));
        expect(
          shifted
            .sub(row(t + offset))
            .abs()
            .max()
            .dataSync()[0],
        ).toBeLessThan(1e-4);
      }),
      { numRuns: 20 },
    );
  });

  it('are what makes order visible', () => {
    const x = tf.tensor3d([matrix(new Random(1), 5, 2)]);
    const layer = (x: tf.Tensor3D) => selfAttention(x, tf.tensor1d([5], 'int32'), projections).output;
    const order = [3, 0, 4, 1, 2];
    expect(equivarianceGap(layer, x, order)).toBeLessThan(1e-5);
    expect(equivarianceGap((x) => layer(x.add(positionalEncoding(5, 2))), x, order)).toBeGreaterThan(0.1);
  });
});
