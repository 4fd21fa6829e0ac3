import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import * as evidence from '../../../labs/03-softmax-and-attention/evidence.ts';
import { figure, measurements } from '../../../labs/03-softmax-and-attention/figure.ts';
import * as lab from '../../../labs/03-softmax-and-attention/solution.ts';
import { finiteDifferences, relativeError } from '../../support/finite-differences.ts';

const readme = readFileSync(new URL('../../../labs/03-softmax-and-attention/README.md', import.meta.url), 'utf8');
const digits = (x: tf.Tensor) => Array.from(x.dataSync(), (value) => value.toFixed(4));

describe('the worked numbers of lab 03', () => {
  it('are what the reference computes, and stand in the README', () => {
    for (const [temperature, weights] of [
      [0.5, '0.0159, 0.1173, 0.8668'],
      [1, '0.0900, 0.2447, 0.6652'],
      [2, '0.1863, 0.3072, 0.5065'],
    ] as const) {
      expect(digits(lab.softmax(tf.tensor1d([1, 2, 3]), temperature)).join(', ')).toBe(weights);
      expect(readme).toContain(`| ${temperature} | ${weights} |`);
    }
    const gradient = lab.softmaxGradient(tf.tensor1d([0.5, 0.25, 0.25]), tf.tensor1d([1, 0, 0]));
    expect([...gradient.dataSync()]).toEqual([0.25, -0.125, -0.125]);
  });

  it('have a context, with a mask and without', () => {
    const queries = tf.tensor3d([[[2, 0]]]);
    const keys = tf.tensor3d([
      [
        [1, 0],
        [0, 1],
      ],
    ]);
    const values = tf.tensor3d([
      [
        [10, 0],
        [0, 20],
      ],
    ]);
    expect(digits(lab.scaledDotProduct(queries, keys))).toEqual(['1.4142', '0.0000']);
    const { weights, context } = lab.attention(queries, keys, values);
    expect(digits(weights)).toEqual(['0.8044', '0.1956']);
    expect(digits(context)).toEqual(['8.0443', '3.9114']);
    const masked = lab.attention(queries, keys, values, tf.tensor3d([[[1, 0]]]));
    expect([...masked.context.dataSync()]).toEqual([10, 0]);
    expect(readme).toContain('(8.0443, 3.9114)');
  });
});

describe('what lab 03 claims', () => {
  it('weights are not symmetric, and look at themselves by chance alone once there are projections', () => {
    const [plain, projected] = evidence.attentionToItself(lab);
    expect(plain!.scores).toBeLessThan(1e-6);
    expect(plain!.weights).toBeCloseTo(0.32, 2);
    expect(plain!.ownWordFirst).toBe(1);
    expect(projected!.scores).toBeGreaterThan(1);
    expect(projected!.ownWordFirst).toBeCloseTo(0.14, 3);
  });

  it('a word belongs to its own context', () => {
    const [first] = evidence.otherWords(lab);
    const numbers = [first!.ownWeight, ...first!.context!, ...first!.ofOthers!].map((x) => x.toFixed(4));
    expect(numbers).toEqual(['0.7679', '1.7225', '0.2775', '0.8044', '1.1956']);
    for (const number of numbers) expect(readme).toContain(number);
  });

  it('cosine and dot product choose other keys', () => {
    const [same, long] = evidence.cosineAgainstDot(lab);
    expect([same!.cosine, long!.cosine]).toEqual([1, expect.closeTo(Math.SQRT1_2, 4)]);
    expect([same!.dot, long!.dot]).toEqual([expect.closeTo(1, 6), expect.closeTo(3, 6)]);
  });

  it('a gradient starves where scores are far apart', () => {
    const [equal, , , far] = evidence.starved(lab);
    expect(equal!.gradient).toBe(0.25);
    expect(far!.gradient.toFixed(6)).toBe('0.000045');
  });

  it('the division by √K keeps the variance, and the gradient', () => {
    const measured = measurements(lab);
    const { raw, scaled } = measured.at(-1)!;
    expect([raw.variance.toFixed(0), raw.share.toFixed(3)]).toEqual(['270', '0.025']);
    for (const { scaled } of measured) expect(Math.abs(scaled.variance - 1)).toBeLessThan(0.25);
    expect(scaled.share).toBeGreaterThan(2.5 * raw.share);
    expect(figure(measured).data).toHaveLength(4);
  });
});

describe('the backward pass of the softmax', () => {
  it('agrees with finite differences and with TensorFlow.js', () => {
    const scores = tf.tensor2d([
      [0.3, -1.2, 2, 0.7, 0],
      [1, 1, -0.4, 0.2, -2],
    ]);
    const direction = tf.tensor2d([
      [1, -2, 0.5, 0.3, 1],
      [0, 3, -1, 0.2, 2],
    ]);
    const loss = (x: tf.Tensor) => lab.softmax(x).mul(direction).sum();
    const byHand = lab.softmaxGradient(lab.softmax(scores), direction).dataSync();
    expect(relativeError(byHand, finiteDifferences(loss, scores))).toBeLessThan(1e-3);
    expect(relativeError(byHand, tf.grad(loss)(scores).dataSync())).toBeLessThan(1e-5);
  });
});
