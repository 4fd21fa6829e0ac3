import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'What comes from several places of a word was averaged. The gradient is the sum: a frequent word is moved more.',
  fails: ['embeddings'],
};

export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const places = tf.oneHot(ids, embedding.shape[0]).sum([0, 1]); // [words]
  return solution.gradientReachesEmbeddings(ids, embedding, loss).div(tf.maximum(places, 1));
};
