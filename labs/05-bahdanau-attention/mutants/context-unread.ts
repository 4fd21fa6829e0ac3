import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The context did not go into the LSTM: the new state knows nothing of what was just read of the source.',
  fails: ['step-state', 'step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (tokens, state, memory, parameters) =>
  solution.decoderStep(tokens, state, memory, { ...parameters, contextKernel: tf.zerosLike(parameters.contextKernel) });
