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
  // TODO add the state times its kernel to the input, and squash the sum
  throw new Error('rnnStep is not written yet: add the state times its kernel to the input, and squash the sum');
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
  // TODO go from the last step to the first, add what comes from the step after, sum up for U
  throw new Error(
    'rnnBackward is not written yet: go from the last step to the first, add what comes from the step after, sum up for U',
  );
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
  // TODO split the sum into four gates; forget some of the cell, add some of the candidate, let some of it out
  throw new Error(
    'lstmStep is not written yet: split the sum into four gates; forget some of the cell, add some of the candidate, let some of it out',
  );
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
  // TODO run forward and keep every gate, then go back along both paths, the hidden state and the cell
  throw new Error(
    'lstmBackward is not written yet: run forward and keep every gate, then go back along both paths, the hidden state and the cell',
  );
}

/**
 * How strongly the loss depends on each step: the Euclidean norm of its gradient there, over the batch and the width.
 *
 * @param gradient ∂L/∂z_t for each step [S, B, N]
 * @returns S norms, the last step first: entry d belongs to the step that lies d steps back
 */
export function gradientNorms(gradient: tf.Tensor3D): number[] {
  // TODO the root of the sum of squares of each step, and the order turned round
  throw new Error(
    'gradientNorms is not written yet: the root of the sum of squares of each step, and the order turned round',
  );
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
  // TODO one norm over all gradients, one factor for all, and none if the norm is within the limit
  throw new Error(
    'clipByGlobalNorm is not written yet: one norm over all gradients, one factor for all, and none if the norm is within the limit',
  );
}
