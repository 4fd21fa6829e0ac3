import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { DecoderLayerParameters } from '../../../src/models/transformer-parameters.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { crossAttend } from '../head-by-head.ts';
import type { Labs } from '../parts.ts';

export const mistake: Mistake = {
  diagnosis:
    'The layer norms stand behind the sums. Here they stand before each sublayer, and the sums stay as they are.',
  fails: ['transformer-logits', 'transformer-losses', 'transformer-translates'],
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
  const own = multiHeadAttention(y, y, self, heads, before);
  const g = layerNorm(y.add<tf.Tensor3D>(own.output), self.norm!);
  const found = crossAttend(labs, g, source, visible, cross, heads);
  const h = layerNorm(g.add<tf.Tensor3D>(found.output), cross.norm!);
  const output = layerNorm(h.add<tf.Tensor3D>(feedForward(h, network)), network.norm!);
  return { output, selfWeights: own.weights, crossWeights: found.weights };
}
