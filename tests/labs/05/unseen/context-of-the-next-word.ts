import * as tf from '@tensorflow/tfjs';
import { additiveScores, attend, type decoderStep as step } from '../../../../labs/05-bahdanau-attention/solution.ts';
import { lstmCell } from '../../../../src/ops/lstm-cell.ts';

// Attends once more, with the new state, for what is read out.
export const decoderStep: typeof step = (tokens, state, { states, keys, lengths }, parameters) => {
  const { embedding, inputKernel, recurrentKernel, bias, contextKernel, attention, readout, output } = parameters;
  const look = (query: tf.Tensor2D) => attend(additiveScores(query, keys, attention), states, lengths);
  const word = tf.gather<tf.Tensor2D>(embedding, tokens);
  const ofContext = look(state.hidden).context.matMul<tf.Tensor2D>(contextKernel);
  const input = word.matMul<tf.Tensor2D>(inputKernel).add<tf.Tensor2D>(bias).add<tf.Tensor2D>(ofContext);
  const next = lstmCell(input, state, recurrentKernel);
  const { context, weights } = look(next.hidden);
  const read = tf.concat([next.hidden, context, word], 1).matMul<tf.Tensor2D>(readout.weight).add(readout.bias).tanh();
  const logits = read.matMul<tf.Tensor2D>(output.weight as tf.Tensor2D).add<tf.Tensor2D>(output.bias);
  return { logits, weights, state: next };
};
