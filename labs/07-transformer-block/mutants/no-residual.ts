import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The residual connections are missing: nothing is added to x, so that its words and its gradient come through the sublayers alone.',
  fails: ['encoder-block', 'block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  const attended = layerNorm(x, block.self.norm);
  const h = multiHeadAttention(attended, attended, block.self, heads, visible).output;
  return feedForward(layerNorm(h, block.feedForward.norm), block.feedForward);
}
