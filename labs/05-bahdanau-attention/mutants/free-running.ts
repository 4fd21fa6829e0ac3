import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Each step read what the step before had said: that is decoding. Teacher forcing reads the reference translation whatever was said.',
  fails: ['teacher-forcing'],
};

export const teacherForcedLogits: typeof solution.teacherForcedLogits = (step, initial, targetInput) => {
  const T = targetInput.shape[1];
  let said = step(targetInput.slice([0, 0], [-1, 1]).squeeze([1]), initial);
  const logits = [said.logits];
  while (logits.length < T) {
    said = step(said.logits.argMax(1), said.state);
    logits.push(said.logits);
  }
  return tf.stack(logits, 1) as tf.Tensor3D; // [B, T, V]
};
