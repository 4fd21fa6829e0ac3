import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights were divided by the temperature, after the softmax: they no longer sum to one. It divides the scores.',
  fails: ['softmax-temperature'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  return tf.softmax(scores).div(temperature);
}
