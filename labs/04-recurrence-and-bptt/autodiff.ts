import * as tf from '@tensorflow/tfjs';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import { unstack } from '../../src/tensor/unstack.ts';
import type { LstmGradients } from './solution.ts';

export type Step = (input: tf.Tensor2D, state: LstmState, recurrentKernel: tf.Tensor2D, t: number) => LstmState;

/** What `lstmBackward` computes by hand, computed by TensorFlow.js of any `step`: the gradients of Σ_t h_t · gradient_t. */
export function autodiff(
  step: Step,
  inputs: tf.Tensor3D,
  initial: LstmState,
  recurrentKernel: tf.Tensor2D,
  gradient: tf.Tensor3D,
): LstmGradients {
  const loss = (inputs: tf.Tensor, hidden: tf.Tensor, cell: tf.Tensor, kernel: tf.Tensor) => {
    let state = { hidden, cell } as LstmState;
    const states = unstack<tf.Tensor2D>(inputs, 0).map((input, t) => {
      state = step(input, state, kernel as tf.Tensor2D, t);
      return state.hidden;
    });
    return tf.stack(states).mul(gradient).sum(); // [S, B, D] → []
  };
  const [input, hidden, cell, kernel] = tf.grads(loss)([inputs, initial.hidden, initial.cell, recurrentKernel]);
  return {
    input: input as tf.Tensor3D,
    state: { hidden: hidden as tf.Tensor2D, cell: cell as tf.Tensor2D },
    recurrentKernel: kernel as tf.Tensor2D,
  };
}

/** x, through which no gradient goes back: what a backward pass that forgets this path makes of it. */
export const cut = <T extends tf.Tensor>(x: T): T =>
  tf.customGrad((x) => ({ value: (x as tf.Tensor).clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) }))(x) as T;

/** f(x), through which a gradient goes back as it came, as though f′ were one. */
export const straightThrough = (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor => x.add(cut(f(x).sub(x)));
