import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { type AttentionOptions, attention } from './attention.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';
import type { KeysValues } from './keys-values.ts';
import { composedLinear } from './linear.ts';

export const MULTI_HEAD_ATTENTION = 'MultiHeadAttention';
export const MULTI_HEAD_ATTENTION_GRADIENT = 'MultiHeadAttentionGradient';

/** The trained parameters of {@link multiHeadAttention}; column h·K + k of a projection is entry k of head h. */
export interface MultiHeadAttentionParameters {
  readonly queryWeight: tf.Tensor2D; //  W_Q [D, D]
  readonly queryBias: tf.Tensor1D; //    b_Q [D]
  readonly outputWeight: tf.Tensor2D; // W_O [D, D]
  readonly outputBias: tf.Tensor1D; //   b_O [D]
}

type Infos<Name extends string> = Record<Name, tf.TensorInfo>;
type Sequences = Infos<'x' | 'memory'> & { lengths?: tf.TensorInfo };
/** Inputs of the kernel {@link MULTI_HEAD_ATTENTION} → y, weights [B, H, T, S], Q and context [B, T, D]. */
export type MultiHeadAttentionInputs = Sequences & Infos<keyof MultiHeadAttentionParameters>;
/** Inputs of the kernel {@link MULTI_HEAD_ATTENTION_GRADIENT} → the gradients of x, memory and the parameters. */
export type MultiHeadAttentionGradientInputs = Sequences &
  Infos<'queryWeight' | 'outputWeight' | 'weights' | 'queries' | 'context' | 'gradient'>;
export type MultiHeadAttentionAttributes = { heads: number; scale: number; causal: boolean };

/** What a sequence took from what it attended to. */
export interface Attended {
  readonly output: tf.Tensor3D; // y [B, T, D]
  /** Where each head looked; to look at: the gradient is that of the output alone. */
  readonly weights: tf.Tensor4D; // [B, H, T, S]
}

/**
 * Multi-head attention (Vaswani et al. 2017, §3.2.2): each head is a scaled dot-product attention over its own
 * K = D / H columns of Q, of the keys and of the values, and W_O mixes what they found:
 *
 *     Q = x W_Q + b_Q      weights = softmax(Q Kᵀ / √K)      context = weights · V      y = context W_O + b_O
 *
 * where the softmax goes over the keys that a query sees, and the weights of all others are zero. Backward, for each
 * head, with δ = ∂L/∂context:
 *
 *     ∂L/∂V = weightsᵀ δ      ω = δ Vᵀ      σ = weights ⊙ (ω − Σ weights ⊙ ω) / √K      ∂L/∂Q = σ K      ∂L/∂K = σᵀ Q
 *
 * where Σ is that of a row. Saved for the backward pass: x, memory, W_Q, W_O, Q, weights and context.
 *
 * @param x the sequence that attends [B, T, D]
 * @param memory what it attends to: `keysValues` of x itself (self-attention) or of another sequence [B, S, 2D]
 * @throws RangeError if a shape disagrees, H does not divide D, or a causal mask meets more queries than positions
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  memory: KeysValues,
  parameters: MultiHeadAttentionParameters,
  options: AttentionOptions,
): Attended {
  const [B, T, D] = x.shape;
  const S = memory.shape[1];
  const { heads: H, lengths, causal } = options;
  expectShape('multiHeadAttention: memory', memory, [B, S, 2 * D]);
  if (lengths) expectShape('multiHeadAttention: lengths', lengths, [B]);
  for (const [name, parameter] of Object.entries<tf.Tensor>(parametersOf(parameters))) {
    expectShape(`multiHeadAttention: ${name}`, parameter, parameter.rank === 1 ? [D] : [D, D]);
  }
  if (D % H !== 0) throw new RangeError(`multiHeadAttention: ${H} heads do not divide a width of ${D}`);
  if (causal && T > S) throw new RangeError(`multiHeadAttention: ${T} queries do not stand among ${S} positions`);
  const attend = hasKernel(MULTI_HEAD_ATTENTION) ? fusedMultiHeadAttention : composedMultiHeadAttention;
  return attend(x, memory, parameters, options);
}

export function composedMultiHeadAttention(
  x: tf.Tensor3D,
  memory: KeysValues,
  { queryWeight, queryBias, outputWeight, outputBias }: MultiHeadAttentionParameters,
  options: AttentionOptions,
): Attended {
  return tf.tidy(() => {
    const [keys, values] = tf.split(memory, 2, 2) as [tf.Tensor3D, tf.Tensor3D]; // [B, S, 2D] → [B, S, D] each
    const { context, weights } = attention(composedLinear(x, queryWeight, queryBias), keys, values, options);
    return { output: composedLinear(context, outputWeight, outputBias), weights };
  });
}

function fusedMultiHeadAttention(
  x: tf.Tensor3D,
  memory: KeysValues,
  parameters: MultiHeadAttentionParameters,
  { heads, scaling, lengths, causal = false }: AttentionOptions,
): Attended {
  const scale = scaling ? 1 / Math.sqrt(x.shape[2] / heads) : 1;
  const attributes: MultiHeadAttentionAttributes = { heads, scale, causal };
  const moved = { x, memory, ...parametersOf(parameters) }; // what the output is differentiated by
  return tf.tidy(() => {
    const inputs = { ...moved, ...(lengths && { lengths }) };
    const [y, weights, queries, context] = runKernel(MULTI_HEAD_ATTENTION, inputs, attributes) as Outputs;
    const { queryBias, outputBias, ...needed } = inputs;
    const saved: tf.NamedTensorMap = { ...needed, weights, queries, context };
    const output = differentiable<tf.Rank.R3>(
      Object.values(moved),
      () => ({ value: y.clone(), saved: Object.values(saved) }),
      (gradient, tensors) => {
        const again = Object.fromEntries(Object.keys(saved).map((name, i) => [name, tensors[i]!]));
        return runKernel(MULTI_HEAD_ATTENTION_GRADIENT, { ...again, gradient }, attributes);
      },
    );
    return { output, weights };
  });
}

type Outputs = [y: tf.Tensor3D, weights: tf.Tensor4D, queries: tf.Tensor, context: tf.Tensor];

/** The parameters of this operation, if there are others beside them. */
function parametersOf({ queryWeight, queryBias, outputWeight, outputBias }: MultiHeadAttentionParameters) {
  return { queryWeight, queryBias, outputWeight, outputBias };
}
