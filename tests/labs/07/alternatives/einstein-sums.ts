import * as tf from '@tensorflow/tfjs';
import type { AttentionParameters } from '../../../../src/nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../../../../src/ops/layer-norm.ts';

// Weights cut into heads in place of vectors, einsum for every product (which TensorFlow.js does not differentiate), and
// a softmax of its own.

export function causalMask(length: number): tf.Tensor2D {
  const ones = tf.ones<tf.Rank.R2>([length, length]);
  const column = tf.cumsum<tf.Tensor>(ones, 0); // 1, 2, 3 … downwards
  const row = tf.cumsum<tf.Tensor>(ones, 1); // 1, 2, 3 … to the right
  return column.sub(row).add(1).clipByValue(0, 1) as tf.Tensor2D;
}

export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
) {
  const D = x.shape[2];
  const K = D / heads;
  const cut = (weight: tf.Tensor2D) => weight.reshape([D, heads, K]);
  const bias = (vector: tf.Tensor1D) => vector.reshape([1, 1, heads, K]);
  const queries = tf.einsum('btd,dhk->bthk', x, cut(parameters.queryWeight)).add(bias(parameters.queryBias));
  const keys = tf.einsum('bsd,dhk->bshk', memory, cut(parameters.keyWeight));
  const values = tf.einsum('bsd,dhk->bshk', memory, cut(parameters.valueWeight)).add(bias(parameters.valueBias));
  const scores = tf.einsum('bthk,bshk->bhts', queries.mul(1 / Math.sqrt(K)), keys);
  const hidden = visible ? tf.sub(1, visible.expandDims(1)) : tf.zeros([1]);
  const lowered = scores.sub(hidden.mul(1e6));
  const seen = lowered.sub(lowered.max(-1, true)).exp().mul(tf.sub(1, hidden));
  const weights = seen.div<tf.Tensor4D>(seen.sum(-1, true));
  const contexts = tf.einsum('bhts,bshk->bthk', weights, values);
  const mixed = tf.einsum('bthk,hkd->btd', contexts, parameters.outputWeight.reshape([heads, K, D]));
  return { output: mixed.add<tf.Tensor3D>(parameters.outputBias), weights };
}

export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  const D = x.shape[2];
  const mean = x.sum(-1, true).div(D);
  const variance = tf.squaredDifference(x, mean).sum(-1, true).div(D);
  const factor = gain.div(variance.add(1e-5).sqrt());
  return x.mul(factor).add(bias.sub(mean.mul(factor)));
}

/** As one fraction: (D δ̂ − Σ δ̂ − x̂ Σ δ̂ x̂) / (D √(σ² + ε)). */
export function layerNormBackward(x: tf.Tensor3D, gain: tf.Tensor1D, gradient: tf.Tensor3D) {
  const D = x.shape[2];
  const { mean, variance } = tf.moments(x, 2, true);
  const deviation = variance.add(1e-5).sqrt();
  const normal = tf.sub(x, mean).div<tf.Tensor3D>(deviation);
  const delta = tf.mul(gradient, gain);
  const sums = delta.sum(2, true).add(normal.mul(delta.mul(normal).sum(2, true)));
  const rows = (tensor: tf.Tensor) => tensor.reshape<tf.Tensor2D>([-1, D]);
  return {
    x: delta.mul(D).sub<tf.Tensor3D>(sums).div<tf.Tensor3D>(deviation.mul(D)),
    gain: rows(gradient.mul(normal)).sum<tf.Tensor1D>(0),
    bias: rows(gradient).sum<tf.Tensor1D>(0),
  };
}
