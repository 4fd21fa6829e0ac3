import * as tf from '@tensorflow/tfjs';

export const strongest = (weights: number[]) => tf.tidy(() => tf.argMax(tf.tensor1d(weights)).arraySync());
