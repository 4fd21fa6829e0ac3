import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/05-bahdanau-attention/solution.ts';
import { attend as libraryAttend } from '../../../../src/ops/attend.ts';
import { linear } from '../../../../src/ops/linear.ts';
import { lstmDecoder } from '../../../../src/ops/lstm-decoder.ts';
import { scoreMask } from '../../../../src/tensor/masks.ts';

// The library's own operations: what the labs write is what the models are made of.

export const projectKeys: typeof solution.projectKeys = (states, keyProjection) => linear(states, keyProjection);

export const attend: typeof solution.attend = (scores, states, lengths) =>
  libraryAttend(scores, { states, keys: states, scoreMask: scoreMask(lengths, scores.shape[1]) });

export const decoderStep: typeof solution.decoderStep = (tokens, state, memory, parameters) => {
  const { embedding, contextKernel, attention, readout, output } = parameters;
  const words = tf.gather(embedding, tokens).expandDims<tf.Tensor3D>(1); // [B, 1, I]
  const decoder = { layers: [parameters], contextKernel, additive: attention };
  const { read, weights, layers } = lstmDecoder(words, [state], memory, decoder);
  const logits = linear(linear(read, readout.weight, readout.bias, 'tanh'), output.weight, output.bias); // [B, 1, V]
  return { logits: logits.squeeze([1]), weights: weights!.squeeze([1]), state: layers[0]! };
};
