import * as tf from '@tensorflow/tfjs';
import type * as lab from '../../../../labs/04-recurrence-and-bptt/solution.ts';

/** What the output gate lets out is the cell as it is, not its tanh. */
export const lstmStep: typeof lab.lstmStep = (input, state, recurrentKernel) => {
  const sum = input.add<tf.Tensor2D>(state.hidden.matMul(recurrentKernel));
  const [i, f, g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const cell = f.sigmoid().mul<tf.Tensor2D>(state.cell).add<tf.Tensor2D>(i.sigmoid().mul(g.tanh()));
  return { hidden: o.sigmoid().mul(cell), cell };
};
