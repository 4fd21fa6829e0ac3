import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Both sublayers use the norm of the first. Each has a gain and a bias of its own.',
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
  return h.add(feedForward(layerNorm(h, block.self.norm), block.feedForward));
}
