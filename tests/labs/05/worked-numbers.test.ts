import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { additiveScores, attend, projectKeys } from '../../../labs/05-bahdanau-attention/solution.ts';
import { matrix } from '../../../labs/draw.ts';
import { Random } from '../../../src/base/random.ts';

const readme = readFileSync(new URL('../../../labs/05-bahdanau-attention/README.md', import.meta.url), 'utf8');

const keys = tf.tensor3d([
  [
    [0, 1],
    [1, 0],
  ],
]);
const states = tf.tensor3d([
  [
    [2, 0],
    [0, 4],
  ],
]);
const score = tf.tensor1d([1, -1]);
const parameters = { queryProjection: tf.eye(2) as tf.Tensor2D, score };
const attended = (scores: tf.Tensor2D) => attend(scores, states, tf.tensor1d([2], 'int32'));
const digits = (values: tf.Tensor2D) => values.arraySync()[0]!.map((value) => value.toFixed(4));

describe('the worked numbers of lab 05', () => {
  it('are what the reference computes, and stand in the README', () => {
    const scores = additiveScores(tf.tensor2d([[1, 0]]), keys, parameters);
    const { weights, context } = attended(scores);
    const numbers = [digits(scores), digits(weights), digits(context)].flat();
    expect(numbers).toEqual(['0.0000', '0.9640', '0.2761', '0.7239', '0.5521', '2.8957']);
    for (const number of numbers.slice(1)) expect(readme).toContain(number);
  });

  it('have other weights for another query', () => {
    const { weights } = attended(additiveScores(tf.tensor2d([[-1, 0]]), keys, parameters));
    expect(digits(weights)).toEqual(['0.1790', '0.8210']);
    expect(readme).toMatch(/0\.1790\s+and 0\.8210/);
  });

  it('without the tanh have the same weights for every query', () => {
    const linear = (query: tf.Tensor2D) => keys.add(query.expandDims(1)).mul(score).sum<tf.Tensor2D>(2);
    for (const s of [-1, 1]) {
      expect(digits(attended(linear(tf.tensor2d([[s, 0]]))).weights)).toEqual(['0.1192', '0.8808']);
    }
    expect(readme).toContain('0.1192 and 0.8808');
  });

  it('without keys look at every real position alike', () => {
    const none = projectKeys(tf.tensor3d([matrix(new Random(1), 3, 2)]), tf.zeros([2, 2]));
    const scores = additiveScores(tf.tensor2d([[1, 0]]), none, parameters);
    const { weights } = attend(scores, tf.ones([1, 3, 2]), tf.tensor1d([2], 'int32'));
    expect(weights.arraySync()).toEqual([[0.5, 0.5, 0]]);
  });
});
