import type { KeysValuesParameters } from '../ops/keys-values.ts';
import type { MultiHeadAttentionParameters } from '../ops/multi-head-attention.ts';
import type { ParameterSpecification } from '../tensor/parameters.ts';
import { xavierUniform, zeros } from './initializers.ts';

/** All trained parameters of an attention sublayer. */
export type AttentionParameters = KeysValuesParameters & MultiHeadAttentionParameters;

export function attentionTable(D: number): Record<keyof AttentionParameters, ParameterSpecification> {
  const weight = { shape: [D, D], initial: xavierUniform };
  const bias = { shape: [D], initial: zeros };
  return {
    queryWeight: weight,
    queryBias: bias,
    keyWeight: weight,
    valueWeight: weight,
    valueBias: bias,
    outputWeight: weight,
    outputBias: bias,
  };
}
