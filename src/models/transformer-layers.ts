import * as tf from '@tensorflow/tfjs';
import { feedForward } from '../nn/feed-forward.ts';
import { type LayerNormParameters, layerNorm } from '../nn/layer-norm.ts';
import { keysValues, multiHeadAttention } from '../nn/multi-head-attention.ts';
import type { KeysValues } from '../nn/scaled-dot-product-attention.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import type { TransformerConfig } from './config.ts';
import type { DecoderLayerParameters, EncoderLayerParameters } from './transformer-parameters.ts';

export interface LayerSettings {
  readonly config: TransformerConfig;
  /** What is dropped in this pass; nothing in evaluation. */
  readonly drop: Dropout | undefined;
}

/**
 * One encoder layer (Vaswani et al. 2017, §3.1): self-attention, then the feed-forward network.
 *
 * @param x [B, S, D]
 * @param scoreMask hides padding [B, 1, 1, S]
 * @returns output [B, S, D] and the attention weights [B, H, S, S]
 */
export function encoderLayer(
  x: tf.Tensor3D,
  layer: EncoderLayerParameters,
  scoreMask: tf.Tensor,
  settings: LayerSettings,
) {
  const { heads, scaling } = settings.config;
  const self = sublayer(x, layer.self.norm, settings, (h) =>
    multiHeadAttention(h, keysValues(h, layer.self, heads), layer.self, { heads, scaling, scoreMask }),
  );
  const { output } = sublayer(self.output, layer.feedForward.norm, settings, (h) => ({
    output: feedForward(h, layer.feedForward),
  }));
  return { output, weights: self.weights };
}

/** What a decoder layer sees besides its input. */
export interface DecoderContext {
  /** Keys and values of the words before x; absent if x begins at the first word. */
  readonly past: KeysValues | undefined; // [B, H, P, K]
  /**
   * Hides the words after it from each word of x, and padding with them, since it stands after the last; absent if x is
   * one word, which may see all before it.
   */
  readonly future: tf.Tensor2D | undefined; // [T, T]
  /** Keys and values of the source. */
  readonly source: KeysValues; // [B, H, S, K]
  /** Hides the padding of the source. */
  readonly sourceMask: tf.Tensor; // [B, 1, 1, S]
}

/**
 * One decoder layer: self-attention, cross-attention to the source, the feed-forward network. It serves whole targets
 * (teacher forcing: nothing before x, a causal mask) and single words (decoding: x is one word, the rest is `past`).
 *
 * @param x [B, T, D]
 * @returns output [B, T, D], the keys and values of all words up to here [B, H, P + T, K] and the attention weights
 *   [B, H, T, P + T] and [B, H, T, S]
 */
export function decoderLayer(
  x: tf.Tensor3D,
  layer: DecoderLayerParameters,
  { past, future, source, sourceMask }: DecoderContext,
  settings: LayerSettings,
) {
  const { heads, scaling } = settings.config;
  const self = sublayer(x, layer.self.norm, settings, (h) => {
    const seen = join(past, keysValues(h, layer.self, heads));
    return { seen, ...multiHeadAttention(h, seen, layer.self, { heads, scaling, scoreMask: future }) };
  });
  const cross = sublayer(self.output, layer.cross.norm, settings, (h) =>
    multiHeadAttention(h, source, layer.cross, { heads, scaling, scoreMask: sourceMask }),
  );
  const { output } = sublayer(cross.output, layer.feedForward.norm, settings, (h) => ({
    output: feedForward(h, layer.feedForward),
  }));
  return { output, seen: self.seen, selfWeights: self.weights, crossWeights: cross.weights };
}

/**
 * A sublayer f with all that stands around it:
 *
 *     pre-norm    x + dropout(f(LN(x)))     Xiong et al. 2020: trains without warm-up
 *     post-norm   LN(x + dropout(f(x)))     Vaswani et al. 2017
 *     no norm     x + dropout(f(x))
 *
 * and without the x + if the configuration leaves out residuals.
 */
function sublayer<R extends { readonly output: tf.Tensor3D }>(
  x: tf.Tensor3D,
  norm: LayerNormParameters | undefined,
  { config, drop }: LayerSettings,
  f: (x: tf.Tensor3D) => R,
): R {
  const result = f(norm && config.norm === 'pre' ? layerNorm(x, norm) : x);
  const change = dropout(result.output, drop);
  const sum = config.residual ? x.add<tf.Tensor3D>(change) : change;
  return { ...result, output: norm && config.norm === 'post' ? layerNorm(sum, norm) : sum };
}

function join(past: KeysValues | undefined, now: KeysValues): KeysValues {
  if (!past) return now;
  return { keys: tf.concat([past.keys, now.keys], 2), values: tf.concat([past.values, now.values], 2) };
}
