import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The biases of queries and values were left out.',
  fails: ['projections', 'weights', 'padding', 'output', 'gradients'],
};

export const projectQkv: typeof solution.projectQkv = (x, projections) =>
  solution.projectQkv(x, {
    ...projections,
    queryBias: tf.zerosLike(projections.queryBias),
    valueBias: tf.zerosLike(projections.valueBias),
  });

export const selfAttention = attentionWith({ project: projectQkv });
