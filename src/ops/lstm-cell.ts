import * as tf from '@tensorflow/tfjs';
import { expectShape } from '../tensor/shapes.ts';

/** What an LSTM carries from one step to the next; a type, not an interface, so that it is a tensor container. */
export type LstmState<T extends tf.Tensor = tf.Tensor2D> = {
  readonly hidden: T; // h [B, D]
  readonly cell: T; //   c [B, D]
};

/**
 * One step of an LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000):
 *
 *     [i f g o] = W x + U h + b
 *     c' = σ(f) ∘ c + σ(i) ∘ tanh(g)        h' = σ(o) ∘ tanh(c')
 *
 * @param input W x + b, what the input adds to the gates [..., B, 4D]: no state is needed for it, so that a caller
 *   computes it for all steps at once; the gates stand in PyTorch's order (input, forget, candidate, output)
 * @param state h and c, each [..., B, D]; a leading axis runs several LSTMs side by side
 * @param recurrentKernel U [..., D, 4D]
 * @returns h' and c', each [..., B, D]
 * @throws RangeError if a shape disagrees
 */
export function lstmCell<T extends tf.Tensor>(input: T, state: LstmState<T>, recurrentKernel: T): LstmState<T> {
  const D = state.hidden.shape.at(-1)!;
  const rows = state.hidden.shape.slice(0, -1);
  expectShape('lstmCell: recurrentKernel', recurrentKernel, [...rows.slice(0, -1), D, 4 * D]);
  expectShape('lstmCell: cell', state.cell, [...rows, D]);
  expectShape('lstmCell: input', input, [...rows, 4 * D]);
  return tf.tidy(() => {
    const sum = input.add(tf.matMul(state.hidden, recurrentKernel)); // [..., B, 4D]
    const [i, f, g, o] = tf.split(sum, 4, -1) as [T, T, T, T]; // each [..., B, D]
    const cell = f.sigmoid().mul(state.cell).add(i.sigmoid().mul(g.tanh())) as T;
    const hidden = o.sigmoid().mul(cell.tanh()) as T;
    return { hidden, cell };
  });
}
