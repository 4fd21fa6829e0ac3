import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type { DecoderLayerParameters } from '../../../src/models/transformer-parameters.ts';
import { feedForward } from '../../../src/nn/feed-forward.ts';
import { crossAttend } from '../head-by-head.ts';
import type { Labs } from '../parts.ts';

export const mistake: Mistake = {
  diagnosis: 'The words attend without the causal mask: in training each sees the word that it is to predict.',
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
  const { layerNorm, multiHeadAttention } = labs['07'];
  const words = layerNorm(y, self.norm!);
  const own = multiHeadAttention(words, words, self, heads);
  const g = y.add<tf.Tensor3D>(own.output);
  const found = crossAttend(labs, layerNorm(g, cross.norm!), source, visible, cross, heads);
  const h = g.add<tf.Tensor3D>(found.output);
  const output = h.add<tf.Tensor3D>(feedForward(layerNorm(h, network.norm!), network));
  return { output, selfWeights: own.weights, crossWeights: found.weights };
}
