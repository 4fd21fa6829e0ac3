import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/05-bahdanau-attention/solution.ts';

// "BOS is no word": the first column of the target is left out.
export const teacherForcedLogits: typeof solution.teacherForcedLogits = (step, initial, targetInput) => {
  const logits: tf.Tensor2D[] = [];
  let state = initial;
  for (const tokens of tf.split(targetInput, targetInput.shape[1], 1).slice(1)) {
    const said = step(tokens.squeeze<tf.Tensor1D>([1]), state);
    logits.push(said.logits);
    state = said.state;
  }
  return tf.stack(logits, 1) as tf.Tensor3D;
};
