import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The query was the cell instead of the hidden state. The cell is what the LSTM keeps to itself; the hidden state is what it shows.',
  fails: ['step-weights', 'step-state', 'step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (tokens, state, { states, keys, lengths }, parameters) => {
  const { inputKernel, recurrentKernel, bias, contextKernel, readout, output } = parameters;
  const word = tf.gather(parameters.embedding, tokens); // [B, I]
  const scores = solution.additiveScores(state.cell, keys, parameters.attention);
  const { context, weights } = solution.attend(scores, states, lengths);
  const input = linear(word, inputKernel, bias).add<tf.Tensor2D>(linear(context, contextKernel)); // [B, 4D]
  const next = lstmCell(input, state, recurrentKernel);
  const read = tf.concat([next.hidden, context, word], 1) as tf.Tensor2D; // [B, D + E + I]
  const logits = linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias);
  return { logits, weights, state: next };
};
