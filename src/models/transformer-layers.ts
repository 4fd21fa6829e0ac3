import * as tf from '@tensorflow/tfjs';
import { feedForward } from '../nn/feed-forward.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import { type KeysValues, keysValues } from '../ops/keys-values.ts';
import { type LayerNormParameters, layerNorm } from '../ops/layer-norm.ts';
import { multiHeadAttention } from '../ops/multi-head-attention.ts';
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
 * @param lengths how many tokens each sentence has; those behind them are padding, int32 [B]
 * @returns output [B, S, D] and the attention weights [B, H, S, S]
 */
export function encoderLayer(
  x: tf.Tensor3D,
  layer: EncoderLayerParameters,
  lengths: tf.Tensor1D,
  settings: LayerSettings,
) {
  const { heads, scaling } = settings.config;
  const self = sublayer(x, layer.self.norm, settings, (h) =>
    multiHeadAttention(h, keysValues(h, layer.self), layer.self, { heads, scaling, lengths }),
  );
  return { output: feedForwardSublayer(self.output, layer, settings), weights: self.weights };
}

/** What a decoder layer sees besides its input. */
export interface DecoderContext {
  /** Keys and values of the words before x; absent if x begins at the first word. */
  readonly past: KeysValues | undefined; // [B, P, 2D]
  /** Keys and values of the source. */
  readonly source: KeysValues; // [B, S, 2D]
  /** How many tokens each source sentence has. */
  readonly sourceLengths: tf.Tensor1D; // int32 [B]
}

/**
 * One decoder layer: self-attention, cross-attention to the source, the feed-forward network. It serves whole targets
 * (teacher forcing: nothing before x) and single words (decoding: x is one word, the rest is `past`). A word sees none
 * behind it, and so no padding, which stands behind the last.
 *
 * @param x [B, T, D]
 * @returns output [B, T, D], the keys and values of all words up to here [B, P + T, 2D] and the attention weights
 *   [B, H, T, P + T] and [B, H, T, S]
 */
export function decoderLayer(
  x: tf.Tensor3D,
  layer: DecoderLayerParameters,
  { past, source, sourceLengths }: DecoderContext,
  settings: LayerSettings,
) {
  const { heads, scaling } = settings.config;
  const self = causalSublayer(x, layer, past, settings);
  const cross = sublayer(self.output, layer.cross.norm, settings, (h) =>
    multiHeadAttention(h, source, layer.cross, { heads, scaling, lengths: sourceLengths }),
  );
  const output = feedForwardSublayer(cross.output, layer, settings);
  return { output, seen: self.seen, selfWeights: self.weights, crossWeights: cross.weights };
}

/**
 * One layer of a decoder that has no source: {@link decoderLayer} without its cross-attention.
 *
 * @param x [B, T, D]
 * @param past keys and values of the words before x [B, P, 2D]; absent if x begins at the first word
 * @returns output [B, T, D], the keys and values of all words up to here [B, P + T, 2D] and the attention weights
 *   [B, H, T, P + T]
 */
export function causalLayer(
  x: tf.Tensor3D,
  layer: EncoderLayerParameters,
  past: KeysValues | undefined,
  settings: LayerSettings,
) {
  const { output, seen, weights } = causalSublayer(x, layer, past, settings);
  return { output: feedForwardSublayer(output, layer, settings), seen, weights };
}

/** Self-attention in which a word sees itself and those before it. */
function causalSublayer(
  x: tf.Tensor3D,
  { self }: EncoderLayerParameters,
  past: KeysValues | undefined,
  settings: LayerSettings,
) {
  const { heads, scaling } = settings.config;
  return sublayer(x, self.norm, settings, (h) => {
    const now = keysValues(h, self);
    const seen = past ? tf.concat([past, now], 1) : now; // [B, P + T, 2D]
    return { seen, ...multiHeadAttention(h, seen, self, { heads, scaling, causal: true }) };
  });
}

function feedForwardSublayer(x: tf.Tensor3D, layer: EncoderLayerParameters, settings: LayerSettings): tf.Tensor3D {
  const { norm } = layer.feedForward;
  return sublayer(x, norm, settings, (h) => ({ output: feedForward(h, layer.feedForward) })).output;
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
