import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/05-bahdanau-attention/solution.ts';

/** From the second step on the decoder's own best word is read, not the reference's. */
export const teacherForcedLogits: typeof lab.teacherForcedLogits = (step, initial, targetInput) => {
  let state = initial;
  let words = targetInput.slice([0, 0], [-1, 1]).squeeze<tf.Tensor1D>([1]);
  const logits: tf.Tensor2D[] = [];
  for (let t = 0; t < targetInput.shape[1]; t++) {
    const said = step(words, state);
    logits.push(said.logits);
    state = said.state;
    words = said.logits.argMax(1) as tf.Tensor1D;
  }
  return tf.stack(logits, 1) as tf.Tensor3D;
};
