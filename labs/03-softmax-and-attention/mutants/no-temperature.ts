import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The temperature was never used: the weights are those of temperature one.',
  fails: ['softmax-temperature'],
};

export function softmax<T extends tf.Tensor>(scores: T): T {
  return tf.softmax(scores);
}
