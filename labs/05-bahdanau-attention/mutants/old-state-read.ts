import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The read-out took the state before the step: the word that was just read cannot shape what is said next.',
  fails: ['step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (tokens, state, { states, keys, lengths }, parameters) => {
  const { readout, output, embedding, attention } = parameters;
  const scores = solution.additiveScores(state.hidden, keys, attention);
  const { context } = solution.attend(scores, states, lengths);
  const read = tf.concat([state.hidden, context, tf.gather(embedding, tokens)], 1) as tf.Tensor2D; // [B, D + E + I]
  const logits = linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias);
  return { ...solution.decoderStep(tokens, state, { states, keys, lengths }, parameters), logits };
};
