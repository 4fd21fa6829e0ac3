import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { feedForward } from '../../src/nn/feed-forward.ts';

describe('feedForward', () => {
  it('gives the hand-computed output, position by position', () => {
    // [1, 2] W₁ + b₁ = [1 + 2, −1 + 1, −2 + 0.5] → ReLU [3, 0, 0] · [2, 3, 5] + 0.5 = 6.5
    // [−1, 0] W₁ + b₁ = [−1, 1 + 1, 0 + 0.5] → ReLU [0, 2, 0.5] · [2, 3, 5] + 0.5 = 9
    const output = feedForward(
      tf.tensor3d([
        [
          [1, 2],
          [-1, 0],
        ],
      ]),
      {
        innerWeight: tf.tensor2d([
          [1, -1, 0],
          [1, 0, -1],
        ]),
        innerBias: tf.tensor1d([0, 1, 0.5]),
        outerWeight: tf.tensor2d([[2], [3], [5]]),
        outerBias: tf.tensor1d([0.5]),
      },
    );
    expect(output.arraySync()).toEqual([[[6.5], [9]]]);
  });
});
