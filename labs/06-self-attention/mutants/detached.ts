import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights went through a plain array: their numbers are right, but no gradient comes back through them, so that W_Q and W_K would never learn.',
  fails: ['gradients'],
};

export const selfAttention = attentionWith({
  take: (weights, values) => tf.tensor(weights.arraySync()).matMul(values) as tf.Tensor3D,
});
