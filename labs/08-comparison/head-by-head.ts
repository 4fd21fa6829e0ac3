import * as tf from '@tensorflow/tfjs';
import type { AttentionParameters } from '../../src/nn/multi-head-attention.ts';
import { linear } from '../../src/ops/linear.ts';
import type { Labs } from './parts.ts';

/** What a sequence took from what it attended to. */
export interface Attended {
  readonly output: tf.Tensor3D; //  [B, T, D]
  readonly weights: tf.Tensor4D; // [B, H, T, S]
}

/** Self-attention of the encoder: the single head of lab 06, once for each head, with that head's columns of the weights. */
export function selfAttend(
  { '06': lab06 }: Labs,
  x: tf.Tensor3D,
  lengths: tf.Tensor1D,
  parameters: AttentionParameters,
  heads: number,
): Attended {
  const { queryWeight, queryBias, keyWeight, valueWeight, valueBias } = parameters;
  const [D, K] = [queryWeight.shape[0], queryWeight.shape[1] / heads];
  const found = Array.from({ length: heads }, (_, h) => {
    const columns = (weight: tf.Tensor2D) => weight.slice([0, h * K], [D, K]);
    const entries = (bias: tf.Tensor1D) => bias.slice([h * K], [K]);
    return lab06.selfAttention(x, lengths, {
      queryWeight: columns(queryWeight),
      queryBias: entries(queryBias),
      keyWeight: columns(keyWeight),
      valueWeight: columns(valueWeight),
      valueBias: entries(valueBias),
    });
  });
  const outputs = found.map(({ output }) => output); // H of [B, S, K]
  return joined(outputs, found, parameters);
}

/** Cross-attention: the attention of lab 03, once for each head, with that head's columns of queries, keys and values. */
export function crossAttend(
  { '03': lab03 }: Labs,
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  visible: tf.Tensor3D,
  { queryWeight, queryBias, keyWeight, valueWeight, valueBias, ...output }: AttentionParameters,
  heads: number,
): Attended {
  const split = (vectors: tf.Tensor3D) => tf.split(vectors, heads, 2) as tf.Tensor3D[]; // [B, T, D] → H of [B, T, K]
  const queries = split(linear(x, queryWeight, queryBias));
  const keys = split(linear(memory, keyWeight));
  const values = split(linear(memory, valueWeight, valueBias));
  const found = queries.map((query, h) => lab03.attention(query, keys[h]!, values[h]!, visible));
  const contexts = found.map(({ context }) => context);
  return joined(contexts, found, output);
}

/** What the heads found, side by side, mixed by W_O. */
function joined(
  contexts: tf.Tensor3D[],
  heads: readonly { readonly weights: tf.Tensor3D }[],
  { outputWeight, outputBias }: Pick<AttentionParameters, 'outputWeight' | 'outputBias'>,
): Attended {
  const maps = heads.map(({ weights }) => weights); // H of [B, T, S]
  return {
    output: linear(tf.concat(contexts, 2) as tf.Tensor3D, outputWeight, outputBias), // [B, T, D]
    weights: tf.stack(maps, 1) as tf.Tensor4D,
  };
}
