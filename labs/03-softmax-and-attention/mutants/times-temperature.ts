import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'The scores were multiplied by the temperature: a high one sharpens the weights where it should even them out.',
  fails: ['softmax-temperature'],
};

export function softmax<T extends tf.Tensor>(scores: T, temperature = 1): T {
  return tf.softmax(scores.mul(temperature));
}
