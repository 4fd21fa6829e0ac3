import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'The weights were transposed before they met the values: each position gives by its weights what it should take.',
  fails: ['output', 'gradients'],
};

export const selfAttention = attentionWith({ take: (weights, values) => weights.matMul(values, true) as tf.Tensor3D });
