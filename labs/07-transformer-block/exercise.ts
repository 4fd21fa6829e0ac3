import * as tf from '@tensorflow/tfjs';
import { type FeedForwardParameters, feedForward } from '../../src/nn/feed-forward.ts';
import type { AttentionParameters } from '../../src/nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../../src/ops/layer-norm.ts';

/** The parameters of one block: those of both sublayers, and of the layer norm that stands before each. */
export interface BlockParameters {
  readonly self: AttentionParameters & { readonly norm: LayerNormParameters };
  readonly feedForward: FeedForwardParameters & { readonly norm: LayerNormParameters };
}

/** Keeps a constant row from being divided by zero. */
const EPSILON = 1e-5;

/**
 * Cuts vectors of width D into H heads of width K = D / H: entry k of head h is entry h·K + k of the vector.
 *
 * @param x [B, T, D]
 * @returns [B, H, T, K]
 */
export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor4D {
  // TODO cut the last axis D into [H, K] with reshape, then move the axis H in front of T with transpose
  throw new Error(
    'splitHeads is not written yet: cut the last axis D into [H, K] with reshape, then move the axis H in front of T with transpose',
  );
}

/**
 * Undoes {@link splitHeads}: the heads of a position stand side by side again.
 *
 * @param x [B, H, T, K]
 * @returns [B, T, D = H·K]
 */
export function mergeHeads(x: tf.Tensor4D): tf.Tensor3D {
  // TODO move the axis H back behind T first, then join H and K to D
  throw new Error('mergeHeads is not written yet: move the axis H back behind T first, then join H and K to D');
}

/**
 * Which keys a query may see in a decoder: those at its own position and before it.
 *
 * @returns mask [T, T]: row t, column s is 1 where query t sees key s, else 0; float32
 */
export function causalMask(length: number): tf.Tensor2D {
  // TODO 1 where the key's position is not greater than the query's, the diagonal included
  throw new Error(
    "causalMask is not written yet: 1 where the key's position is not greater than the query's, the diagonal included",
  );
}

/**
 * Multi-head attention (Vaswani et al. 2017, §3.2.2):
 *
 *     Q = x W_Q + b_Q      K = memory W_K      V = memory W_V + b_V      all of width D, cut into H heads of width K
 *     weights = softmax(Q Kᵀ / √K)      output = (the heads' weights · V side by side) W_O + b_O
 *
 * @param x the sequence that asks [B, T, D]
 * @param memory the sequence that is asked: x itself (self-attention) or another one (cross-attention) [B, S, D]
 * @param visible 1 where a query sees a key, else 0 [B or 1, T or 1, S]; absent if
 *   every query sees every key. Hidden keys get a weight of exactly zero. No row hides all keys.
 * @returns output [B, T, D] and weights [B, H, T, S]
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  parameters: AttentionParameters,
  heads: number,
  visible?: tf.Tensor3D,
): { output: tf.Tensor3D; weights: tf.Tensor4D } {
  const { queryWeight, queryBias, keyWeight, valueWeight, valueBias, outputWeight, outputBias } = parameters;
  // TODO project, split into heads, score by Q Kᵀ / √K, push hidden keys far down, softmax, sum, merge, project
  throw new Error(
    'multiHeadAttention is not written yet: project, split into heads, score by Q Kᵀ / √K, push hidden keys far down, softmax, sum, merge, project',
  );
}

/** x W for vectors of any number of rows: TensorFlow.js multiplies matrices of equal rank only. [B, T, D] → [B, T, N] */
function project(x: tf.Tensor3D, weight: tf.Tensor2D): tf.Tensor3D {
  const [B, T, D] = x.shape;
  return x
    .reshape<tf.Tensor2D>([B * T, D])
    .matMul(weight)
    .reshape([B, T, weight.shape[1]]);
}

/**
 * Layer normalisation over the last axis (Ba, Kiros, Hinton 2016, eq. 4):
 *
 *     y = g ⊙ x̂ + b      x̂ = (x − μ) / √(σ² + ε)      μ, σ² of each row of D values (σ² divided by D), ε = 10⁻⁵
 *
 * @param x [B, T, D]
 * @returns y [B, T, D]
 */
export function layerNorm(x: tf.Tensor3D, { gain, bias }: LayerNormParameters): tf.Tensor3D {
  // TODO take each row's own mean and variance over the last axis, normalise, then apply gain and bias
  throw new Error(
    "layerNorm is not written yet: take each row's own mean and variance over the last axis, normalise, then apply gain and bias",
  );
}

/**
 * The backward pass of {@link layerNorm}, by hand. With δ = ∂L/∂y and δ̂ = g ⊙ δ:
 *
 *     ∂L/∂b = Σ δ      ∂L/∂g = Σ δ ⊙ x̂      ∂L/∂x = (δ̂ − mean(δ̂) − x̂ mean(δ̂ ⊙ x̂)) / √(σ² + ε)
 *
 * where Σ goes over all rows, and the means over the D values of a row.
 *
 * @param x what went into {@link layerNorm} [B, T, D]
 * @param gain g [D]
 * @param gradient δ [B, T, D]
 * @returns ∂L/∂x [B, T, D], ∂L/∂g [D], ∂L/∂b [D]
 */
export function layerNormBackward(
  x: tf.Tensor3D,
  gain: tf.Tensor1D,
  gradient: tf.Tensor3D,
): { x: tf.Tensor3D; gain: tf.Tensor1D; bias: tf.Tensor1D } {
  // TODO compute x̂ and √(σ² + ε) again, then the three equations of the docstring
  throw new Error(
    'layerNormBackward is not written yet: compute x̂ and √(σ² + ε) again, then the three equations of the docstring',
  );
}

/**
 * One encoder block, with the layer norm before each sublayer (Vaswani et al. 2017, §3.1; Xiong et al. 2020):
 *
 *     h = x + attention(LN(x))      y = h + feedForward(LN(h))
 *
 * `feedForward` is the library's: max(0, x W₁ + b₁) W₂ + b₂.
 *
 * @param x [B, S, D]
 * @param visible as in {@link multiHeadAttention}
 * @returns y [B, S, D]
 */
export function encoderBlock(
  x: tf.Tensor3D,
  block: BlockParameters,
  heads: number,
  visible?: tf.Tensor3D,
): tf.Tensor3D {
  // TODO normalise, attend to itself, add to x; normalise that, feed forward, add again
  throw new Error(
    'encoderBlock is not written yet: normalise, attend to itself, add to x; normalise that, feed forward, add again',
  );
}
