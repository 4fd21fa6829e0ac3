import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { decoderWith } from '../decoder-with.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The mask lets one position too many through: with a length of 3 the positions 0, 1 and 2 are real, and 3 is padding.',
  fails: ['padding', 'context', 'gradients', 'step-weights', 'step-state', 'step-logits'],
};

export const attend: typeof solution.attend = (scores, states, lengths) =>
  solution.attend(scores, states, lengths.add(tf.scalar(1, 'int32')));

export const decoderStep = decoderWith({ attend });
