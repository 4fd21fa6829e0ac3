import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnedPositions, noPositions, sinusoidalPositions, sinusoids } from '../../src/nn/positional-encoding.ts';

describe('sinusoids', () => {
  it('gives the published row of position 1 at D = 4', () => {
    const expected = [0.84147, 0.5403, 0.0099998, 0.99995];
    for (const [i, value] of sinusoids(2, 4).slice(4).entries()) expect(value).toBeCloseTo(expected[i]!, 5);
  });

  it.each([2, 5, 64, 127, 512])('agrees with Math.sin and Math.cos up to position 512 at D = %d', (D) => {
    const table = sinusoids(513, D);
    let difference = 0;
    for (let t = 0; t < 513; t++) {
      for (let column = 0; column < D; column++) {
        const angle = t * 10000 ** (-(column - (column % 2)) / D);
        const expected = column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
        difference = Math.max(difference, Math.abs(table[t * D + column]! - expected));
      }
    }
    expect(difference).toBeLessThan(1e-6);
  });

  it('gives two positions a dot product that depends on their distance alone', () => {
    const D = 14;
    const table = sinusoids(300, D);
    const product = (s: number, t: number) => {
      let sum = 0;
      for (let i = 0; i < D; i++) sum += table[s * D + i]! * table[t * D + i]!;
      return sum;
    };
    const position = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(position, position, position, (s, t, shift) => {
        expect(product(s + shift, t + shift)).toBeCloseTo(product(s, t), 5);
      }),
    );
  });

  it('has the same bits on every engine', () => {
    const bits = new Uint32Array(sinusoids(67, 64).buffer);
    expect(bits.reduce((hash, word) => Math.imul(hash ^ word, 0x01000193) >>> 0, 0x811c9dc5)).toBe(3481775006);
  });
});

describe('sinusoidalPositions', () => {
  it('gives any stretch of the table, scaled, however far it reaches', () => {
    const positions = sinusoidalPositions(6, 2);
    const whole = sinusoids(50, 6).map((value) => 2 * value);
    for (const [start, length] of [
      [0, 3],
      [3, 1],
      [40, 10],
      [1, 2],
    ] as const) {
      expect(positions(start, length)!.shape).toEqual([length, 6]);
      expect(positions(start, length)!.dataSync()).toEqual(whole.slice(6 * start, 6 * (start + length)));
    }
  });
});

describe('learnedPositions', () => {
  const positions = learnedPositions(
    tf.tensor2d([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  );

  it('gives rows of the table', () => {
    expect(positions(1, 2)!.arraySync()).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });

  it('names the length that is too long, and the cure', () => {
    expect(() => positions(2, 2)).toThrow(
      'a sequence of 4 tokens is longer than the 3 positions that were learned — raise maximumLength and train anew, ' +
        'or use sinusoidal positions',
    );
  });
});

describe('noPositions', () => {
  it('adds nothing', () => expect(noPositions(0, 5)).toBeUndefined());
});
