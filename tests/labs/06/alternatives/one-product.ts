import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/06-self-attention/solution.ts';

// Everything in as few tensor operations as will do.

/** Queries, keys and values by one product, and split behind it. */
export const projectQkv: typeof solution.projectQkv = (
  x,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias },
) => {
  const [B, S, D] = x.shape;
  const K = keyWeight.shape[1];
  const weight = tf.concat([queryWeight, keyWeight, valueWeight], 1); // [D, 2K + V]
  const bias = tf.concat([queryBias, tf.zeros([K]), valueBias]); // [2K + V]
  const all = tf
    .matMul(x.reshape([-1, D]), weight)
    .add(bias)
    .reshape([B, S, -1]); // [B, S, 2K + V]
  const [queries, keys, values] = tf.split(all, [K, K, valueWeight.shape[1]], 2) as [
    tf.Tensor3D,
    tf.Tensor3D,
    tf.Tensor3D,
  ];
  return { queries, keys, values };
};

/** The scores as x (W_Q W_Kᵀ) xᵀ: one bilinear form in which neither queries nor keys appear. */
export const selfAttention: typeof solution.selfAttention = (x, lengths, projections) => {
  const { queryWeight, queryBias, keyWeight, valueWeight, valueBias } = projections;
  const [B, S, D] = x.shape;
  const form = queryWeight.matMul(keyWeight, false, true); // [D, D]
  const offset = keyWeight.matMul(queryBias.expandDims<tf.Tensor2D>(1)).reshape([1, 1, D]);
  const asked = x
    .reshape([B * S, D])
    .matMul(form)
    .reshape([B, S, D])
    .add(offset);
  const scores = asked.matMul(x.transpose([0, 2, 1])).mul(queryWeight.shape[1] ** -0.5); // [B, S, S]
  const real = tf.range(0, S).expandDims(0).less(lengths.expandDims(1)).expandDims(1); // [B, 1, S]
  const masked = tf.where(real.tile([1, S, 1]), scores, tf.onesLike(scores).mul(-1e9));
  const powers = masked.sub(masked.max(2, true)).exp();
  const weights = powers.div<tf.Tensor3D>(powers.sum(2, true));
  // The words are mixed first, and projected as values behind that: the product is the same in either order.
  const mixed = weights
    .matMul(x)
    .reshape([B * S, D])
    .matMul(valueWeight);
  return { weights, output: mixed.add(valueBias).reshape([B, S, -1]) };
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) => {
  const pairs = tf
    .range(0, width / 2)
    .mul((-2 / width) * Math.log(10000))
    .exp(); // ωᵢ [D/2]
  const angles = tf.outerProduct(tf.range(0, length), pairs as tf.Tensor1D); // [length, D/2]
  return tf.stack([angles.sin(), angles.cos()], 2).reshape([length, width]); // [length, D/2, 2] → [length, D]
};

export const equivarianceGap: typeof solution.equivarianceGap = (layer, x, order) => {
  const S = x.shape[1];
  const permutation = tf
    .oneHot(tf.tensor1d([...order], 'int32'), S)
    .cast('float32')
    .expandDims<tf.Tensor3D>(0); // [1, S, S]
  const shuffle = (y: tf.Tensor3D) => permutation.tile([y.shape[0], 1, 1]).matMul(y) as tf.Tensor3D;
  const [there, here] = [layer(shuffle(x)), shuffle(layer(x))].map((y) => Array.from(y.dataSync<'float32'>()));
  return there!.reduce((gap, value, i) => Math.max(gap, Math.abs(value - here![i]!)), 0);
};

/** The look-up as a product with one-hot rows. */
export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const [B, S] = ids.shape;
  const [words, D] = embedding.shape;
  const chosen = tf.oneHot(ids.reshape([-1]), words).cast('float32'); // [BS, words]
  const { grad } = tf.valueAndGrad((table) => loss(chosen.matMul(table).reshape([B, S, D])))(embedding);
  return grad.square().sum<tf.Tensor1D>(1).sqrt();
};
