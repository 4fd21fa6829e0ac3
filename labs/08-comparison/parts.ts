import type * as tf from '@tensorflow/tfjs';
import type { DecoderLayerParameters } from '../../src/models/transformer-parameters.ts';
import type { AttentionParameters } from '../../src/nn/multi-head-attention.ts';
import type { AdditiveAttentionParameters } from '../../src/ops/additive-attention.ts';
import type { LayerNormParameters } from '../../src/ops/layer-norm.ts';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import type { DecoderLayer, EncoderStates } from '../../src/ops/lstm-decoder.ts';

// What the models of this lab are made of, as it was written in the other labs: shapes and equations stand there.

/** The functions of labs 03 to 07, under the ids of their labs. */
export interface Labs {
  readonly '03': {
    attention(
      queries: tf.Tensor3D,
      keys: tf.Tensor3D,
      values: tf.Tensor3D,
      visible?: tf.Tensor3D,
    ): { context: tf.Tensor3D; weights: tf.Tensor3D };
  };
  readonly '04': {
    lstmStep(input: tf.Tensor2D, state: LstmState, recurrentKernel: tf.Tensor2D): LstmState;
  };
  readonly '05': {
    projectKeys(states: tf.Tensor3D, keyProjection: tf.Tensor2D): tf.Tensor3D;
    additiveScores(query: tf.Tensor2D, keys: tf.Tensor3D, parameters: AdditiveAttentionParameters): tf.Tensor2D;
    attend(
      scores: tf.Tensor2D,
      states: tf.Tensor3D,
      lengths: tf.Tensor1D,
    ): { context: tf.Tensor2D; weights: tf.Tensor2D };
    teacherForcedLogits<State>(
      step: (tokens: tf.Tensor1D, state: State) => { logits: tf.Tensor2D; weights: tf.Tensor2D; state: State },
      initial: State,
      targetInput: tf.Tensor2D,
    ): tf.Tensor3D;
  };
  readonly '06': {
    selfAttention(
      x: tf.Tensor3D,
      lengths: tf.Tensor1D,
      projections: Omit<AttentionParameters, 'outputWeight' | 'outputBias'>,
    ): { output: tf.Tensor3D; weights: tf.Tensor3D };
    positionalEncoding(length: number, width: number): tf.Tensor2D;
  };
  readonly '07': {
    causalMask(length: number): tf.Tensor2D;
    layerNorm(x: tf.Tensor3D, parameters: LayerNormParameters): tf.Tensor3D;
    multiHeadAttention(
      x: tf.Tensor3D,
      memory: tf.Tensor3D,
      parameters: AttentionParameters,
      heads: number,
      visible?: tf.Tensor3D,
    ): { output: tf.Tensor3D; weights: tf.Tensor4D };
  };
}

/** The trained parameters of `attentiveStep`: W [I, 4D], U [D, 4D], b [4D], C [E, 4D], and those of the score. */
export interface AttentiveStepParameters extends DecoderLayer {
  readonly contextKernel: tf.Tensor2D;
  readonly attention: AdditiveAttentionParameters;
}

/** All of them, and the two functions of this lab that put them together. */
export interface Parts {
  readonly labs: Labs;
  attentiveStep(
    labs: Pick<Labs, '04' | '05'>,
    word: tf.Tensor2D,
    state: LstmState,
    memory: EncoderStates,
    parameters: AttentiveStepParameters,
  ): { state: LstmState; context: tf.Tensor2D; weights: tf.Tensor2D };
  decoderBlock(
    labs: Labs,
    y: tf.Tensor3D,
    source: tf.Tensor3D,
    visible: tf.Tensor3D,
    layer: DecoderLayerParameters,
    heads: number,
  ): { output: tf.Tensor3D; selfWeights: tf.Tensor4D; crossWeights: tf.Tensor4D };
}
