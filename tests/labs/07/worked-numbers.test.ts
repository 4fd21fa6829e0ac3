import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { measurements } from '../../../labs/07-transformer-block/figure.ts';
import * as reference from '../../../labs/07-transformer-block/solution.ts';
import { matrices } from '../../../labs/draw.ts';
import { Random } from '../../../src/base/random.ts';
import { layerNorm as libraryLayerNorm } from '../../../src/ops/layer-norm.ts';

const { causalMask, layerNorm, layerNormBackward, mergeHeads, multiHeadAttention, splitHeads } = reference;
const readme = readFileSync(new URL('../../../labs/07-transformer-block/README.md', import.meta.url), 'utf8');

const rounded = (tensor: tf.Tensor) => Array.from(tensor.dataSync(), (value) => Number(value.toFixed(4)));

describe('the worked numbers of lab 07', () => {
  it('cut two words into two heads', () => {
    const words = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 4]);
    expect(splitHeads(words, 2).arraySync()).toEqual([
      [
        [
          [1, 2],
          [5, 6],
        ],
        [
          [3, 4],
          [7, 8],
        ],
      ],
    ]);
    expect(mergeHeads(splitHeads(words, 2)).arraySync()).toEqual(words.arraySync());
  });

  it('attend by heads of their own, and under the causal mask to themselves', () => {
    const identity = tf.eye(4) as tf.Tensor2D;
    const none = tf.zeros<tf.Rank.R1>([4]);
    const parameters = {
      ...{ queryWeight: identity, keyWeight: identity, valueWeight: identity, outputWeight: identity },
      ...{ queryBias: none, valueBias: none, outputBias: none },
    };
    const words = tf.tensor3d([1, 0, 1, 1, 0, 1, 1, 1], [1, 2, 4]);
    const { output, weights } = multiHeadAttention(words, words, parameters, 2);
    expect(rounded(weights)).toEqual([0.6698, 0.3302, 0.3302, 0.6698, 0.5, 0.5, 0.5, 0.5]);
    expect(rounded(output).slice(0, 4)).toEqual([0.6698, 0.3302, 1, 1]);
    expect(readme).toContain('(0.6698, 0.3302, 1, 1)');
    const causal = multiHeadAttention(words, words, parameters, 2, causalMask(2).expandDims(0));
    expect(rounded(causal.output).slice(0, 4)).toEqual([1, 0, 1, 1]);
  });

  it('normalise a vector, and carry a gradient back', () => {
    const x = tf.tensor3d([2, 4, 4, 6], [1, 1, 4]);
    const [gain, bias] = [tf.ones<tf.Rank.R1>([4]), tf.zeros<tf.Rank.R1>([4])];
    expect(rounded(layerNorm(x, { gain, bias }))).toEqual(
      [-Math.SQRT2, 0, 0, Math.SQRT2].map((value) => Number(value.toFixed(4))),
    );
    const { x: gradient } = layerNormBackward(x, gain, tf.tensor3d([1, 0, 0, 0], [1, 1, 4]));
    expect(rounded(gradient)).toEqual([0.1768, -0.1768, -0.1768, 0.1768]);
    expect(readme).toContain('(0.1768, -0.1768, -0.1768, 0.1768)');
  });
});

describe('layerNormBackward', () => {
  it('is what automatic differentiation of the library makes of its layer norm', () => {
    const random = new Random(1);
    const [x, delta] = [tf.tensor3d(matrices(random, 2, 3, 5)), tf.tensor3d(matrices(random, 2, 3, 5))];
    const [gain, bias] = [tf.tensor1d(matrices(random, 1, 1, 5)[0]![0]!), tf.zeros<tf.Rank.R1>([5])];
    const library = (...[x, gain, bias]: tf.Tensor[]) =>
      libraryLayerNorm(x!, { gain: gain as tf.Tensor1D, bias: bias as tf.Tensor1D });
    const expected = tf.grads(library)([x, gain, bias], delta);
    const actual = Object.values(layerNormBackward(x, gain, delta));
    for (const [i, gradient] of expected.entries()) {
      expect(actual[i]!.sub(gradient).abs().max().dataSync()[0]).toBeLessThan(1e-5);
    }
  });
});

describe('what lab 07 says of residual connections', () => {
  it('is what the reference measures', () => {
    const measured = measurements(reference);
    expect(Math.round(100 * measured.with.gradient.at(-1)!)).toBe(95);
    expect(Math.round(100 * measured.without.gradient.at(-1)!)).toBe(0);
    expect(measured.without.likeness[3]!.toFixed(2)).toBe('1.00');
    expect(readme).toContain('to 95 % as it was; without the additions, 0 %');
  });
});
