import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/05-bahdanau-attention/solution.ts';

/** Every step begins at the initial state. */
export const teacherForcedLogits: typeof lab.teacherForcedLogits = (step, initial, targetInput) =>
  tf.stack(
    (tf.unstack(targetInput, 1) as tf.Tensor1D[]).map((words) => step(words, initial).logits),
    1,
  ) as tf.Tensor3D;
