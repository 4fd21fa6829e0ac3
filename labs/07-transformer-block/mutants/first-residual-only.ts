import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The second residual connection is missing: the feed-forward network takes the place of h in place of being added to it.',
  fails: ['encoder-block', 'block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  const attended = layerNorm(x, block.self.norm);
  const h = x.add<tf.Tensor3D>(multiHeadAttention(attended, attended, block.self, heads, visible).output);
  return feedForward(layerNorm(h, block.feedForward.norm), block.feedForward);
}
