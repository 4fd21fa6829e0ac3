import * as tf from '@tensorflow/tfjs';
import type { LstmState } from '../../src/ops/lstm-cell.ts';

// B batch · S steps · D hidden width. What the inputs contribute, W x + b, needs no state: the caller computes it for all
// steps at once, and a step adds what the state contributes.

/**
 * One step of a simple recurrent network (Elman 1990): all that it knows of the past is h.
 *
 *     h' = tanh(W x + b + h U)
 *
 * @param input W x + b [B, D]
 * @param hidden h [B, D]
 * @param recurrentKernel U [D, D]
 * @returns h' [B, D]
 */
export function rnnStep(input: tf.Tensor2D, hidden: tf.Tensor2D, recurrentKernel: tf.Tensor2D): tf.Tensor2D {
  // #region rnnStep: add the state times its kernel to the input, and squash the sum
  return input.add<tf.Tensor2D>(hidden.matMul(recurrentKernel)).tanh();
  // #endregion
}

/**
 * Backpropagation through time for {@link rnnStep}, by hand, from the last step to the first:
 *
 *     z_t = W x_t + b + h_{t−1} U        ∂L/∂z_t = ∂L/∂h_t ∘ (1 − h_t²)
 *
 * where ∂L/∂h_t has two sources, what the loss reads at step t and what step t + 1 makes of it, ∂L/∂z_{t+1} Uᵀ.
 *
 * @param states h_0 … h_S, the initial state first [S + 1, B, D]
 * @param recurrentKernel U [D, D]
 * @param gradient of the loss by what it reads of h_1 … h_S [S, B, D]; zero where it reads nothing
 * @returns ∂L/∂z_t for each step [S, B, D], which is ∂L/∂(W x_t + b) too, and ∂L/∂U [D, D]
 */
export function rnnBackward(
  states: tf.Tensor3D,
  recurrentKernel: tf.Tensor2D,
  gradient: tf.Tensor3D,
): { input: tf.Tensor3D; recurrentKernel: tf.Tensor2D } {
  // #region rnnBackward: go from the last step to the first, add what comes from the step after, sum up for U
  const hidden = tf.unstack(states) as tf.Tensor2D[]; // S + 1 of [B, D]
  const read = tf.unstack(gradient) as tf.Tensor2D[]; // S of [B, D]
  const steps: tf.Tensor2D[] = [];
  let later = tf.zerosLike(hidden[0]!); // what comes from the step after
  let towardsKernel = tf.zerosLike(recurrentKernel);
  for (let t = read.length - 1; t >= 0; t--) {
    const step = read[t]!.add(later).mul<tf.Tensor2D>(tf.sub(1, hidden[t + 1]!.square()));
    towardsKernel = towardsKernel.add(tf.matMul(hidden[t]!, step, true, false)); // [D, D]
    later = tf.matMul(step, recurrentKernel, false, true); // [B, D]
    steps.unshift(step);
  }
  return { input: tf.stack(steps) as tf.Tensor3D, recurrentKernel: towardsKernel };
  // #endregion
}

/**
 * One step of an LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 *     [i f g o] = W x + b + h U
 *     c' = σ(f) ∘ c + σ(i) ∘ tanh(g)        h' = σ(o) ∘ tanh(c')
 *
 * @param input W x + b, for the four gates side by side in this order: input, forget, candidate, output [B, 4D]
 * @param state h and c, each [B, D]
 * @param recurrentKernel U [D, 4D]
 * @returns h' and c', each [B, D]
 */
export function lstmStep(input: tf.Tensor2D, state: LstmState, recurrentKernel: tf.Tensor2D): LstmState {
  // #region lstmStep: split the sum into four gates; forget some of the cell, add some of the candidate, let some of it out
  const sum = input.add(state.hidden.matMul(recurrentKernel)); // [B, 4D]
  const [i, f, g, o] = tf.split(sum, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]; // each [B, D]
  const cell = f.sigmoid().mul(state.cell).add<tf.Tensor2D>(i.sigmoid().mul(g.tanh()));
  return { hidden: o.sigmoid().mul(cell.tanh()), cell };
  // #endregion
}

/** Of a loss, by what {@link lstmBackward} was given. */
export type LstmGradients = {
  readonly input: tf.Tensor3D; //           [S, B, 4D]
  readonly state: LstmState; //             of the initial state, each [B, D]
  readonly recurrentKernel: tf.Tensor2D; // [D, 4D]
};

/**
 * Backpropagation through time for {@link lstmStep}, by hand: forward through all steps, keeping the gates and the cells,
 * then back. With i, f, g, o after their σ and tanh, and T = tanh(c_t):
 *
 *     ∂L/∂h_t  comes from the loss and, but for the last step, from step t + 1: ∂L/∂z_{t+1} Uᵀ
 *     ∂L/∂c_t  = ∂L/∂h_t ∘ o ∘ (1 − T²) + ∂L/∂c_{t+1} ∘ f_{t+1}
 *     ∂L/∂z_t  = [∂L/∂c_t ∘ g ∘ i (1 − i),  ∂L/∂c_t ∘ c_{t−1} ∘ f (1 − f),  ∂L/∂c_t ∘ i ∘ (1 − g²),  ∂L/∂h_t ∘ T ∘ o (1 − o)]
 *
 * @param inputs W x + b for each step [S, B, 4D]
 * @param initial h_0 and c_0, each [B, D]
 * @param recurrentKernel U [D, 4D]
 * @param gradient of the loss by what it reads of h_1 … h_S [S, B, D]; zero where it reads nothing
 */
export function lstmBackward(
  inputs: tf.Tensor3D,
  initial: LstmState,
  recurrentKernel: tf.Tensor2D,
  gradient: tf.Tensor3D,
): LstmGradients {
  // #region lstmBackward: run forward and keep every gate, then go back along both paths, the hidden state and the cell
  let { hidden, cell } = initial;
  const steps = (tf.unstack(inputs) as tf.Tensor2D[]).map((input) => {
    const gates = tf.split(input.add(hidden.matMul(recurrentKernel)), 4, 1); // of [B, D]
    const [i, f, g, o] = [gates[0]!.sigmoid(), gates[1]!.sigmoid(), gates[2]!.tanh(), gates[3]!.sigmoid()];
    const before = { hidden, cell };
    cell = f.mul(cell).add(i.mul(g));
    const squashed = cell.tanh();
    hidden = o.mul(squashed);
    return { i, f, g, o, squashed, before };
  });

  const read = tf.unstack(gradient); // S of [B, D]
  const results: tf.Tensor[] = [];
  let towardsHidden = tf.zerosLike(hidden);
  let towardsCell = tf.zerosLike(cell);
  let towardsKernel = tf.zerosLike(recurrentKernel);
  for (const [t, { i, f, g, o, squashed, before }] of [...steps.entries()].reverse()) {
    towardsHidden = towardsHidden.add(read[t]!);
    towardsCell = towardsCell.add(towardsHidden.mul(o).mul(tf.sub(1, squashed.square())));
    const sum = tf.concat<tf.Tensor2D>(
      [
        towardsCell.mul(g).mul(i).mul(tf.sub(1, i)),
        towardsCell.mul(before.cell).mul(f).mul(tf.sub(1, f)),
        towardsCell.mul(i).mul(tf.sub(1, g.square())),
        towardsHidden.mul(squashed).mul(o).mul(tf.sub(1, o)),
      ],
      1,
    ); // [B, 4D]
    results.unshift(sum);
    towardsKernel = towardsKernel.add(tf.matMul(before.hidden, sum, true, false)); // [D, 4D]
    towardsHidden = tf.matMul(sum, recurrentKernel, false, true); // [B, D]
    towardsCell = towardsCell.mul(f);
  }
  return {
    input: tf.stack(results) as tf.Tensor3D,
    state: { hidden: towardsHidden, cell: towardsCell },
    recurrentKernel: towardsKernel,
  };
  // #endregion
}

/**
 * How strongly the loss depends on each step: the Euclidean norm of its gradient there, over the batch and the width.
 *
 * @param gradient ∂L/∂z_t for each step [S, B, N]
 * @returns S norms, the last step first: entry d belongs to the step that lies d steps back
 */
export function gradientNorms(gradient: tf.Tensor3D): number[] {
  // #region gradientNorms: the root of the sum of squares of each step, and the order turned round
  return Array.from(gradient.square().sum([1, 2]).sqrt().reverse().dataSync());
  // #endregion
}

/**
 * Keeps exploding gradients in bounds (Pascanu, Mikolov, Bengio 2013, algorithm 1): if the norm of all gradients taken as
 * one long vector is above the limit, all are scaled by the same factor so that it is the limit; its direction stays.
 *
 * @param gradients of any shapes
 * @param limit > 0
 * @returns gradients of the same shapes, in the same order
 */
export function clipByGlobalNorm(gradients: readonly tf.Tensor[], limit: number): tf.Tensor[] {
  // #region clipByGlobalNorm: one norm over all gradients, one factor for all, and none if the norm is within the limit
  const norm = tf.addN(gradients.map((gradient) => gradient.square().sum())).sqrt();
  const factor = tf.div(limit, tf.maximum(norm, limit));
  return gradients.map((gradient) => gradient.mul(factor));
  // #endregion
}
