import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'A softmax was taken of the logits: what comes back are probabilities, and the loss would take the softmax a second time.',
  fails: ['step-logits'],
};

export const decoderStep: typeof solution.decoderStep = (...step) => {
  const said = solution.decoderStep(...step);
  return { ...said, logits: tf.softmax(said.logits) };
};
