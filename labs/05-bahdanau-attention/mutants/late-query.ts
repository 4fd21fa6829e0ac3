import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The step attended with its new state (the order of Luong et al. 2015), so that the context came too late for the LSTM. Here the query is the state before the step.',
  fails: ['step-weights', 'step-state', 'step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (tokens, state, { states, keys, lengths }, parameters) => {
  const { inputKernel, recurrentKernel, bias, readout, output } = parameters;
  const word = tf.gather(parameters.embedding, tokens); // [B, I]
  const next = lstmCell(linear(word, inputKernel, bias), state, recurrentKernel);
  const scores = solution.additiveScores(next.hidden, keys, parameters.attention);
  const { context, weights } = solution.attend(scores, states, lengths);
  const read = tf.concat([next.hidden, context, word], 1) as tf.Tensor2D; // [B, D + E + I]
  const logits = linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias);
  return { logits, weights, state: next };
};
