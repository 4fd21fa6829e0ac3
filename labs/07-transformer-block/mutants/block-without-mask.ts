import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { type BlockParameters, layerNorm, multiHeadAttention } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The block does not hand the mask on: words attend to padding.',
  fails: ['encoder-block', 'block-gradient'],
};

export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  _visible?: tf.Tensor3D,
): tf.Tensor3D {
  const attended = layerNorm(x, block.self.norm);
  const h = x.add<tf.Tensor3D>(multiHeadAttention(attended, attended, block.self, heads).output);
  return h.add(feedForward(layerNorm(h, block.feedForward.norm), block.feedForward));
}
