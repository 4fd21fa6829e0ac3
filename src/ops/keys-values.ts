import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';
import { composedLinear } from './linear.ts';

export const KEYS_VALUES = 'KeysValues';
export const KEYS_VALUES_GRADIENT = 'KeysValuesGradient';

/** A key and a value for every position: keys in the first D columns, values in the last D. */
export type KeysValues = tf.Tensor3D; // [B, S, 2D]

/** The trained parameters of {@link keysValues}. A bias of the keys would add the same to all scores of a query. */
export interface KeysValuesParameters {
  readonly keyWeight: tf.Tensor2D; //   W_K [D, D]
  readonly valueWeight: tf.Tensor2D; // W_V [D, D]
  readonly valueBias: tf.Tensor1D; //   b_V [D]
}

type Infos<Name extends string> = Record<Name, tf.TensorInfo>;
/** Inputs of the kernel {@link KEYS_VALUES} → [K V]. */
export type KeysValuesInputs = Infos<'x' | 'keyWeight' | 'valueWeight' | 'valueBias'>;
/** Inputs of the kernel {@link KEYS_VALUES_GRADIENT}; gradient is [∂L/∂K ∂L/∂V] → ∂L/∂x, ∂L/∂W_K, ∂L/∂W_V, ∂L/∂b_V. */
export type KeysValuesGradientInputs = Infos<'x' | 'keyWeight' | 'valueWeight' | 'gradient'>;

/**
 * The keys and values of a sequence, for every head. A decoder computes those of the source once, and those of its own
 * words as it says them.
 *
 *     K = x W_K        V = x W_V + b_V
 *
 *     ∂L/∂x = ∂L/∂K W_Kᵀ + ∂L/∂V W_Vᵀ      ∂L/∂W_K = xᵀ ∂L/∂K      ∂L/∂W_V = xᵀ ∂L/∂V      ∂L/∂b_V = Σ ∂L/∂V
 *
 * Saved for the backward pass: x and both weights.
 *
 * @param x the sequence that is attended to [B, S, D]
 * @throws RangeError if a shape disagrees
 */
export function keysValues(x: tf.Tensor3D, parameters: KeysValuesParameters): KeysValues {
  const D = x.shape[2];
  expectShape('keysValues: keyWeight', parameters.keyWeight, [D, D]);
  expectShape('keysValues: valueWeight', parameters.valueWeight, [D, D]);
  expectShape('keysValues: valueBias', parameters.valueBias, [D]);
  return (hasKernel(KEYS_VALUES) ? fusedKeysValues : composedKeysValues)(x, parameters);
}

export function composedKeysValues(x: tf.Tensor3D, parameters: KeysValuesParameters): KeysValues {
  const { keyWeight, valueWeight, valueBias } = parameters;
  return tf.tidy(() => tf.concat([composedLinear(x, keyWeight), composedLinear(x, valueWeight, valueBias)], 2));
}

function fusedKeysValues(x: tf.Tensor3D, { keyWeight, valueWeight, valueBias }: KeysValuesParameters): KeysValues {
  return differentiable<tf.Rank.R3, [tf.Tensor, tf.Tensor, tf.Tensor]>(
    [x, keyWeight, valueWeight, valueBias],
    () => {
      const [value] = runKernel(KEYS_VALUES, { x, keyWeight, valueWeight, valueBias }) as [KeysValues];
      return { value, saved: [x, keyWeight, valueWeight] };
    },
    (gradient, [x, keyWeight, valueWeight]) => runKernel(KEYS_VALUES_GRADIENT, { x, keyWeight, valueWeight, gradient }),
  );
}
