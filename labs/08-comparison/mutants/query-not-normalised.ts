import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { DecoderLayerParameters } from '../../../src/models/transformer-parameters.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { crossAttend } from '../head-by-head.ts';
import type { Labs } from '../parts.ts';

export const mistake: Mistake = {
  diagnosis: 'Cross-attention asks with the words as they are; its layer norm is missing.',
  fails: ['transformer-logits', 'transformer-losses'],
};

export function decoderBlock(
  labs: Labs,
  y: tf.Tensor3D,
  source: tf.Tensor3D,
  visible: tf.Tensor3D,
  { self, cross, feedForward: network }: DecoderLayerParameters,
  heads: number,
) {
  const { causalMask, layerNorm, multiHeadAttention } = labs['07'];
  const before = causalMask(y.shape[1]).expandDims<tf.Tensor3D>(0);
  const words = layerNorm(y, self.norm!);
  const own = multiHeadAttention(words, words, self, heads, before);
  const g = y.add<tf.Tensor3D>(own.output);
  const found = crossAttend(labs, g, source, visible, cross, heads);
  const h = g.add<tf.Tensor3D>(found.output);
  const output = h.add<tf.Tensor3D>(feedForward(layerNorm(h, network.norm!), network));
  return { output, selfWeights: own.weights, crossWeights: found.weights };
}
