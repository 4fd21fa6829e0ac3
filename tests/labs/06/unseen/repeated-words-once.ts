import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/06-self-attention/solution.ts';

/** The gradients of the places are normed and set, so that a word has that of its last place alone. */
export const gradientReachesEmbeddings: typeof lab.gradientReachesEmbeddings = (ids, embedding, loss) => {
  const [B, S] = ids.shape;
  const flat = [...ids.dataSync()];
  const x = tf.gather(embedding, tf.tensor1d(flat, 'int32')).reshape<tf.Tensor3D>([B, S, -1]);
  const places = tf
    .grad((x) => loss(x as tf.Tensor3D))(x)
    .reshape([B * S, -1])
    .norm(2, -1)
    .dataSync();
  const norms = Array<number>(embedding.shape[0]).fill(0);
  for (const [place, id] of flat.entries()) norms[id] = places[place]!;
  return tf.tensor1d(norms);
};
