import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/04-recurrence-and-bptt/solution.ts';

// Arrays and loops, one unit after the other.

type Matrix = number[][];

const zeros = (rows: number, columns: number): Matrix => Array.from({ length: rows }, () => Array(columns).fill(0));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** a += x Uᵀ, or its part of the sum: what each unit gets back through the kernel. */
function back(into: number[], kernel: Matrix, from: readonly number[]) {
  for (const [k, row] of kernel.entries()) for (const [n, weight] of row.entries()) into[k]! += from[n]! * weight;
}
function outer(into: Matrix, state: readonly number[], step: readonly number[]) {
  for (const [k, h] of state.entries()) for (const [n, z] of step.entries()) into[k]![n]! += h * z;
}

export const rnnBackward: typeof solution.rnnBackward = (states, recurrentKernel, gradient) => {
  const [h, U, read] = [states.arraySync(), recurrentKernel.arraySync(), gradient.arraySync()];
  const kernel = zeros(U.length, U.length);
  const input = read.map((step) => step.map((row) => [...row]));
  for (let t = input.length - 1; t >= 0; t--) {
    for (const [b, row] of input[t]!.entries()) {
      if (t + 1 < input.length) back(row, U, input[t + 1]![b]!);
      for (const d of row.keys()) row[d]! *= 1 - h[t + 1]![b]![d]! ** 2;
      outer(kernel, h[t]![b]!, row);
    }
  }
  return { input: tf.tensor3d(input), recurrentKernel: tf.tensor2d(kernel) };
};

export const lstmBackward: typeof solution.lstmBackward = (inputs, initial, recurrentKernel, gradient) => {
  const [x, U, read] = [inputs.arraySync(), recurrentKernel.arraySync(), gradient.arraySync()];
  const D = U.length;
  const kernel = zeros(D, 4 * D);
  const input = x.map((step) => zeros(step.length, 4 * D));
  const state = { hidden: initial.hidden.arraySync(), cell: initial.cell.arraySync() };
  for (const b of state.hidden.keys()) {
    const [hidden, cells] = [[state.hidden[b]!], [state.cell[b]!]];
    const gates = x.map((step, t) => {
      const z = step[b]!.map((sum, n) => sum + U.reduce((more, row, k) => more + hidden[t]![k]! * row[n]!, 0));
      const all = z.map((sum, n) => (Math.floor(n / D) === 2 ? Math.tanh(sum) : sigmoid(sum)));
      cells.push(cells[t]!.map((c, d) => all[D + d]! * c + all[d]! * all[2 * D + d]!));
      hidden.push(cells[t + 1]!.map((c, d) => all[3 * D + d]! * Math.tanh(c)));
      return all;
    });
    const [dh, dc] = [Array<number>(D).fill(0), Array<number>(D).fill(0)];
    for (let t = x.length - 1; t >= 0; t--) {
      const step = input[t]![b]!;
      for (let d = 0; d < D; d++) {
        const [i, f, g, o] = [0, 1, 2, 3].map((gate) => gates[t]![gate * D + d]!) as [number, number, number, number];
        const out = Math.tanh(cells[t + 1]![d]!);
        dh[d]! += read[t]![b]![d]!;
        dc[d]! += dh[d]! * o * (1 - out * out);
        step[d] = dc[d]! * g * i * (1 - i);
        step[D + d] = dc[d]! * cells[t]![d]! * f * (1 - f);
        step[2 * D + d] = dc[d]! * i * (1 - g * g);
        step[3 * D + d] = dh[d]! * out * o * (1 - o);
        dc[d]! *= f;
      }
      dh.fill(0);
      back(dh, U, step);
      outer(kernel, hidden[t]!, step);
    }
    [state.hidden[b], state.cell[b]] = [dh, dc];
  }
  return {
    input: tf.tensor3d(input),
    state: { hidden: tf.tensor2d(state.hidden), cell: tf.tensor2d(state.cell) },
    recurrentKernel: tf.tensor2d(kernel),
  };
};

export const gradientNorms: typeof solution.gradientNorms = (gradient) =>
  gradient
    .arraySync()
    .map((step) => Math.hypot(...step.flat()))
    .toReversed();
