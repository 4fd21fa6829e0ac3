import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'The look-up stands outside of what is differentiated, so that the loss does not depend on the table any more: these are frozen embeddings.',
  fails: ['embeddings'],
};

export const gradientReachesEmbeddings: typeof solution.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const x = tf.gather(embedding, ids) as unknown as tf.Tensor3D; // [B, S, D]
  return tf
    .grad(() => loss(x))(embedding)
    .norm('euclidean', 1) as tf.Tensor1D;
};
