import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The loss was differentiated by the vectors at their positions, [B, S]. Training moves the rows of the table; a word that stands twice has two positions and one row.',
  fails: ['embeddings'],
};

export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const x = tf.gather(embedding, ids); // [B, S, D]
  return tf
    .grad((x) => loss(x as tf.Tensor3D))(x)
    .norm('euclidean', 2) as unknown as tf.Tensor1D;
};
