import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { uniform } from '../../src/nn/initializers.ts';
import { lstmCell } from '../../src/ops/lstm-cell.ts';
import { finiteDifferences, relativeError } from '../support/finite-differences.ts';

const [B, D] = [3, 5];
const draw = <R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number) =>
  tf.tensor<R>(uniform(1)(shape, new Random(seed)), shape);

describe('lstmCell', () => {
  it("gives ONNX's values for test_lstm_defaults: all weights .1, inputs 1+2, 3+4, 5+6", () => {
    const input = tf.tensor2d([3, 7, 11], [3, 1]).mul<tf.Tensor2D>(0.1).tile<tf.Tensor2D>([1, 12]);
    const zero = tf.zeros([3, 3]) as tf.Tensor2D;
    const { hidden } = lstmCell(input, { hidden: zero, cell: zero }, tf.fill([3, 12], 0.1));
    for (const [row, value] of [0.095241, 0.256064, 0.403238].entries()) {
      for (const entry of hidden.arraySync()[row]!) expect(entry).toBeCloseTo(value, 6);
    }
  });

  it('takes the gates in the order input, forget, candidate, output', () => {
    // Gates of ±100 are 1 or 0. Closed input and open forget keep the cell; the other way round the candidate is taken.
    const state = { hidden: tf.zeros<tf.Rank.R2>([1, 1]), cell: tf.tensor2d([[0.5]]) };
    const kernel = tf.zeros<tf.Rank.R2>([1, 4]);
    const kept = lstmCell(tf.tensor2d([[-100, 100, 0.3, 100]]), state, kernel);
    expect(kept.cell.dataSync()[0]).toBeCloseTo(0.5, 6);
    expect(kept.hidden.dataSync()[0]).toBeCloseTo(Math.tanh(0.5), 6);
    const taken = lstmCell(tf.tensor2d([[100, -100, 0.3, -100]]), state, kernel);
    expect(taken.cell.dataSync()[0]).toBeCloseTo(Math.tanh(0.3), 6);
    expect(taken.hidden.dataSync()[0]).toBeCloseTo(0, 6);
  });

  it('has gradients that agree with finite differences', () => {
    const parts = [draw([B, 4 * D], 1), draw([B, D], 2), draw([B, D], 3), draw([D, 4 * D], 4)] as tf.Tensor2D[];
    const [towardsHidden, towardsCell] = [draw([B, D], 5), draw([B, D], 6)];
    const loss = (input: tf.Tensor, hidden: tf.Tensor, cell: tf.Tensor, kernel: tf.Tensor) => {
      const next = lstmCell(input, { hidden, cell }, kernel);
      return tf.add(next.hidden.mul(towardsHidden).sum(), next.cell.mul(towardsCell).sum());
    };
    const gradients = tf.grads(loss)(parts);
    for (const [i, gradient] of gradients.entries()) {
      const along = (x: tf.Tensor) => loss(...(parts.with(i, x as tf.Tensor2D) as Parameters<typeof loss>));
      expect(relativeError(gradient.dataSync(), finiteDifferences(along, parts[i]!))).toBeLessThan(2e-3);
    }
  });

  it('runs several LSTMs side by side as it runs each', () => {
    const [input, hidden, cell] = [draw([2, B, 4 * D], 1), draw([2, B, D], 2), draw([2, B, D], 3)];
    const kernel = draw([2, D, 4 * D], 4);
    const together = lstmCell(input, { hidden, cell }, kernel);
    for (const r of [0, 1]) {
      const [x, h, c, u] = [input, hidden, cell, kernel].map((part) => part.gather(r)) as [tf.Tensor, ...tf.Tensor[]];
      const alone = lstmCell(x, { hidden: h!, cell: c! }, u!);
      expect(relativeError(together.hidden.gather(r).dataSync(), alone.hidden.dataSync())).toBeLessThan(1e-6);
      expect(relativeError(together.cell.gather(r).dataSync(), alone.cell.dataSync())).toBeLessThan(1e-6);
    }
  });

  it('names what it expected and what it got', () => {
    const state = { hidden: tf.zeros([B, D]), cell: tf.zeros([B, D]) };
    expect(() => lstmCell(tf.zeros([B, 4 * D]), state, tf.zeros([D, 3 * D]))).toThrow(
      'lstmCell: recurrentKernel: expected [5, 20], got [5, 15]',
    );
    expect(() => lstmCell(tf.zeros([B, 3 * D]), state, tf.zeros([D, 4 * D]))).toThrow(
      'lstmCell: input: expected [3, 20], got [3, 15]',
    );
  });
});
