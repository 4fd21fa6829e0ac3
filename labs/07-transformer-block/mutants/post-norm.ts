import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The layer norm stands behind each sum (post-norm, as in the paper of 2017). Here it stands before each sublayer, and the sum stays as it is.',
  fails: ['encoder-block', 'block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  const h = layerNorm(x.add<tf.Tensor3D>(multiHeadAttention(x, x, block.self, heads, visible).output), block.self.norm);
  return layerNorm(h.add<tf.Tensor3D>(feedForward(h, block.feedForward)), block.feedForward.norm);
}
