import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The read-out has its parts in another order than [s; c; y]: each entry meets weights that belong to another.',
  fails: ['step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (tokens, state, { states, keys, lengths }, parameters) => {
  const { readout, output, embedding, attention } = parameters;
  const said = solution.decoderStep(tokens, state, { states, keys, lengths }, parameters);
  const { context } = solution.attend(solution.additiveScores(state.hidden, keys, attention), states, lengths);
  const read = tf.concat([said.state.hidden, tf.gather(embedding, tokens), context], 1) as tf.Tensor2D; // [B, D + I + E]
  return { ...said, logits: linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias) };
};
