import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/06-self-attention/solution.ts';
import { sinusoids } from '../../../../src/nn/positional-encoding.ts';
import { attention } from '../../../../src/ops/attention.ts';
import { composedLinear } from '../../../../src/ops/linear.ts';

// The library's own operations: what the labs write is what the models are made of.

export const projectQkv: typeof solution.projectQkv = (
  x,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias },
) => ({
  queries: composedLinear(x, queryWeight, queryBias),
  keys: composedLinear(x, keyWeight),
  values: composedLinear(x, valueWeight, valueBias),
});

/** One head of the library's, whose values are as wide as its keys: narrow parts are filled up with zeros, which add nothing. */
export const selfAttention: typeof solution.selfAttention = (x, lengths, projections) => {
  const { queries, keys, values } = projectQkv(x, projections);
  const [K, V] = [keys.shape[2], values.shape[2]];
  const widened = (y: tf.Tensor3D) =>
    y.pad([
      [0, 0],
      [0, 0],
      [0, Math.max(K, V) - y.shape[2]],
    ]) as tf.Tensor3D;
  const scaled = queries.div<tf.Tensor3D>(Math.sqrt(K));
  const options = { heads: 1, scaling: false, lengths };
  const { context, weights } = attention(widened(scaled), widened(keys), widened(values), options);
  return { output: context.slice([0, 0, 0], [-1, -1, V]), weights: weights.squeeze([1]) };
};

export const positionalEncoding: typeof solution.positionalEncoding = (length, width) =>
  tf.tensor2d(sinusoids(length, width), [length, width]);

/** Per occurrence, then added up by word: what the gradient of a look-up does. */
export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const [words, D] = embedding.shape;
  const x = tf.gather(embedding, ids) as unknown as tf.Tensor3D; // [B, S, D]
  const ofPlaces = tf
    .grad((x) => loss(x as tf.Tensor3D))(x)
    .reshape<tf.Tensor2D>([-1, D])
    .arraySync();
  const ofWords = Array.from({ length: words }, () => Array<number>(D).fill(0));
  for (const [place, word] of ids.dataSync().entries()) {
    for (const [entry, slope] of ofPlaces[place]!.entries()) ofWords[word]![entry]! += slope;
  }
  return tf.tensor1d(ofWords.map((row) => Math.hypot(...row)));
};
