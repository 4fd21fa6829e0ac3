import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The sublayer was added to the normalised vectors. The residual path takes x as it is.',
  fails: ['encoder-block', 'block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  const attended = layerNorm(x, block.self.norm);
  const h = attended.add<tf.Tensor3D>(multiHeadAttention(attended, attended, block.self, heads, visible).output);
  const normal = layerNorm(h, block.feedForward.norm);
  return normal.add(feedForward(normal, block.feedForward));
}
