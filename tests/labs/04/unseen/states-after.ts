import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/04-recurrence-and-bptt/solution.ts';

/** The gradient of U takes the state after each step, h_t, where the step had multiplied the one before. */
export const rnnBackward: typeof lab.rnnBackward = (states, recurrentKernel, gradient) => {
  const [hidden, given] = [tf.unstack(states) as tf.Tensor2D[], tf.unstack(gradient) as tf.Tensor2D[]];
  const input: tf.Tensor2D[] = [];
  let later: tf.Tensor = tf.zerosLike(hidden[0]!);
  let ofKernel: tf.Tensor = tf.zerosLike(recurrentKernel);
  for (let t = given.length; t > 0; t--) {
    const step = given[t - 1]!.add(later).mul<tf.Tensor2D>(tf.scalar(1).sub(hidden[t]!.square()));
    input.unshift(step);
    ofKernel = ofKernel.add(hidden[t]!.matMul(step, true));
    later = step.matMul(recurrentKernel, false, true);
  }
  return { input: tf.stack(input) as tf.Tensor3D, recurrentKernel: ofKernel as tf.Tensor2D };
};
