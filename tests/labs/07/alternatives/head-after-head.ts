import * as tf from '@tensorflow/tfjs';
import type { BlockParameters } from '../../../../labs/07-transformer-block/solution.ts';
import { feedForward } from '../../../../src/nn/feed-forward.ts';
import type { AttentionParameters } from '../../../../src/nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../../../../src/ops/layer-norm.ts';

// Every head by itself, and the library's own functions wherever there is one.

export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  return tf.stack(tf.split(x, heads, 2), 1) as tf.Tensor4D;
}

export function mergeHeads(x: tf.Tensor4D): tf.Tensor3D {
  return tf.concat(tf.unstack(x, 1), 2) as tf.Tensor3D;
}

export function causalMask(length: number): tf.Tensor2D {
  return tf.linalg.bandPart(tf.ones<tf.Rank.R2>([length, length]), -1, 0);
}

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias, outputWeight, outputBias }: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const project = (vectors: tf.Tensor3D, weight: tf.Tensor2D) =>
    tf.stack(tf.unstack(vectors).map((rows) => tf.matMul(rows as tf.Tensor2D, weight)));
  const each = (vectors: tf.Tensor) => tf.split(vectors as tf.Tensor3D, heads, 2);
  const queries = each(project(x, queryWeight).add(queryBias));
  const keys = each(project(memory, keyWeight));
  const values = each(project(memory, valueWeight).add(valueBias));
  const weights = queries.map((query, h) => {
    const scores = tf.matMul(query, keys[h]!, false, true).div(Math.sqrt(query.shape[2]!));
    const all = tf.onesLike(scores);
    return tf.softmax(tf.where(visible ? visible.mul(all).cast('bool') : all.cast('bool'), scores, all.mul(-1e30)));
  });
  const contexts = tf.concat(
    weights.map((weight, h) => tf.matMul(weight as tf.Tensor3D, values[h]!)),
    2,
  ) as tf.Tensor3D;
  return {
    output: project(contexts, outputWeight).add<tf.Tensor3D>(outputBias),
    weights: tf.stack(weights, 1) as tf.Tensor4D,
  };
}

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).mul(variance.add(1e-5).rsqrt()).mul(gain).add(bias);
}

export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const of = (input: tf.Tensor, factor: tf.Tensor, shift: tf.Tensor) =>
    layerNorm(input as tf.Tensor3D, { gain: factor as tf.Tensor1D, bias: shift as tf.Tensor1D });
  const [ofX, ofGain, ofBias] = tf.grads(of)([x, gain, tf.zerosLike(gain)], gradient);
  return { x: ofX as tf.Tensor3D, gain: ofGain as tf.Tensor1D, bias: ofBias as tf.Tensor1D };
}

export function encoderBlock(x: tf.Tensor3D, block: BlockParameters, heads: number, visible?: tf.Tensor3D) {
  const sublayers = [
    { norm: block.self.norm, apply: (h: tf.Tensor3D) => multiHeadAttention(h, h, block.self, heads, visible).output },
    { norm: block.feedForward.norm, apply: (h: tf.Tensor3D) => feedForward(h, block.feedForward) },
  ];
  return sublayers.reduce((h, { norm, apply }) => h.add<tf.Tensor3D>(apply(layerNorm(h, norm))), x);
}
