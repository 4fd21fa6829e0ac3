import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { autodiff } from '../../../labs/04-recurrence-and-bptt/autodiff.ts';
import { figure, measurements } from '../../../labs/04-recurrence-and-bptt/figure.ts';
import * as lab from '../../../labs/04-recurrence-and-bptt/solution.ts';
import { Random } from '../../../src/base/random.ts';
import { uniform } from '../../../src/nn/initializers.ts';
import { lstmCell } from '../../../src/ops/lstm-cell.ts';
import lstmFixture from '../../fixtures/pytorch/lstm.json' with { type: 'json' };
import { finiteDifferences, relativeError } from '../../support/finite-differences.ts';

const readme = readFileSync(new URL('../../../labs/04-recurrence-and-bptt/README.md', import.meta.url), 'utf8');
const number = (x: number) => tf.tensor2d([[x]]);
const digits = (x: tf.Tensor) => Array.from(x.dataSync(), (value) => value.toFixed(4));

const [S, B, D] = [5, 2, 3];
const random = new Random(6);
const draw = <R extends tf.Rank>(...shape: number[]) =>
  tf.tensor<R>(uniform(1)(shape, random), shape as tf.ShapeMap[R]);

describe('the worked numbers of lab 04', () => {
  it('has a step of the simple network, and the way back through two', () => {
    expect(digits(lab.rnnStep(number(0.5), number(0.5), number(1)))).toEqual(['0.7616']);
    const [states, gradient] = [tf.tensor3d([0, 0.5, 0.5], [3, 1, 1]), tf.tensor3d([0, 1], [2, 1, 1])];
    const { input, recurrentKernel } = lab.rnnBackward(states, number(0.5), gradient);
    expect([...input.dataSync(), ...recurrentKernel.dataSync()]).toEqual([0.28125, 0.75, 0.375]);
    expect(readme).toContain('0.28125');
  });

  it('has a step of the LSTM, and the way back through it', () => {
    const state = { hidden: number(0), cell: number(1) };
    const next = lab.lstmStep(tf.zeros([1, 4]), state, tf.zeros([1, 4]));
    expect([...digits(next.cell), ...digits(next.hidden)]).toEqual(['0.5000', '0.2311']);
    const back = lab.lstmBackward(tf.zeros([1, 1, 4]), state, tf.zeros([1, 4]), tf.ones([1, 1, 1]));
    expect(digits(back.input)).toEqual(['0.0000', '0.0983', '0.1966', '0.1155']);
    expect(digits(back.state.cell)).toEqual(['0.1966']);
    expect(readme).toContain('(0, 0.0983, 0.1966, 0.1155)');
  });

  it("gives ONNX's values for test_lstm_defaults: all weights .1, inputs 1+2, 3+4, 5+6", () => {
    const input = tf.tensor2d([3, 7, 11], [3, 1]).mul<tf.Tensor2D>(0.1).tile<tf.Tensor2D>([1, 12]);
    const zero = tf.zeros<tf.Rank.R2>([3, 3]);
    const { hidden } = lab.lstmStep(input, { hidden: zero, cell: zero }, tf.fill([3, 12], 0.1));
    for (const [row, value] of [0.095241, 0.256064, 0.403238].entries()) {
      for (const entry of hidden.arraySync()[row]!) expect(entry).toBeCloseTo(value, 6);
      expect(readme).toContain(String(value));
    }
  });

  it('clips 3 and 4 to 0.6 and 0.8', () => {
    const clipped = lab.clipByGlobalNorm([tf.scalar(3), tf.scalar(4)], 1);
    expect(clipped.flatMap(digits)).toEqual(['0.6000', '0.8000']);
    expect(lab.clipByGlobalNorm([tf.scalar(3), tf.scalar(4)], 6).flatMap(digits)).toEqual(['3.0000', '4.0000']);
  });
});

describe('the backward passes by hand', () => {
  const kernel = draw<tf.Rank.R2>(D, 4 * D);
  const [inputs, gradient] = [draw<tf.Rank.R3>(S, B, 4 * D), draw<tf.Rank.R3>(S, B, D)];
  const state = { hidden: draw<tf.Rank.R2>(B, D), cell: draw<tf.Rank.R2>(B, D) };
  const parts = ({ input, state, recurrentKernel }: lab.LstmGradients) => [
    ...[input, state.hidden, state.cell, recurrentKernel].map((part) => part.dataSync()),
  ];

  it('of the LSTM agrees with TensorFlow.js, through the step of the lab and that of the library', () => {
    const byHand = parts(lab.lstmBackward(inputs, state, kernel, gradient));
    for (const step of [lab.lstmStep, lstmCell]) {
      const expected = parts(autodiff(step, inputs, state, kernel, gradient));
      for (const [i, part] of byHand.entries()) expect(relativeError(part, expected[i]!)).toBeLessThan(1e-5);
    }
  });

  it('of the LSTM agrees with finite differences', () => {
    const loss = (inputs: tf.Tensor, kernel: tf.Tensor) => {
      let before = state;
      const read = (tf.unstack(inputs) as tf.Tensor2D[]).map((input) => {
        before = lab.lstmStep(input, before, kernel as tf.Tensor2D);
        return before.hidden;
      });
      return tf.stack(read).mul(gradient).sum();
    };
    const { input, recurrentKernel } = lab.lstmBackward(inputs, state, kernel, gradient);
    const byInputs = finiteDifferences((x) => loss(x, kernel), inputs);
    const byKernel = finiteDifferences((x) => loss(inputs, x), kernel);
    expect(relativeError(input.dataSync(), byInputs)).toBeLessThan(2e-3);
    expect(relativeError(recurrentKernel.dataSync(), byKernel)).toBeLessThan(2e-3);
  });

  it('of the LSTM agrees with PyTorch', () => {
    const { x, layers, statesDirection, finalDirection, xGradient } = lstmFixture.oneDirection;
    const row = 1; // the sentence that fills all columns
    const [W, U, b] = [layers[0]!.inputKernel[0]!, layers[0]!.recurrentKernel[0]!, layers[0]!.bias[0]!];
    const projected = tf.tensor2d(x[row]!).matMul<tf.Tensor2D>(tf.tensor2d(W)).add<tf.Tensor2D>(tf.tensor1d(b));
    const read = statesDirection[row]!.map((step, t, all) =>
      t === all.length - 1 ? step.map((value, d) => value + finalDirection[row]![d]!) : step,
    );
    const zero = tf.zeros<tf.Rank.R2>([1, U.length]);
    const initial = { hidden: zero, cell: zero };
    const { input } = lab.lstmBackward(
      projected.expandDims(1),
      initial,
      tf.tensor2d(U),
      tf.tensor2d(read).expandDims(1),
    );
    const byX = tf.matMul(input.squeeze<tf.Tensor2D>([1]), tf.tensor2d(W), false, true);
    expect(relativeError(byX.dataSync(), xGradient[row]!.flat())).toBeLessThan(1e-5);
  });

  it('of the simple network agrees with TensorFlow.js', () => {
    const [inputs, kernel] = [draw<tf.Rank.R3>(S, B, D), draw<tf.Rank.R2>(D, D)];
    const zero = tf.zeros<tf.Rank.R2>([B, D]);
    const states = (inputs: tf.Tensor, kernel: tf.Tensor) => {
      const all = [zero];
      for (const input of tf.unstack(inputs) as tf.Tensor2D[]) {
        all.push(lab.rnnStep(input, all.at(-1)!, kernel as tf.Tensor2D));
      }
      return tf.stack(all) as tf.Tensor3D;
    };
    const loss = (inputs: tf.Tensor, kernel: tf.Tensor) => states(inputs, kernel).slice([1]).mul(gradient).sum();
    const [byInputs, byKernel] = tf.grads(loss)([inputs, kernel]);
    const { input, recurrentKernel } = lab.rnnBackward(states(inputs, kernel), kernel, gradient);
    expect(relativeError(input.dataSync(), byInputs!.dataSync())).toBeLessThan(1e-5);
    expect(relativeError(recurrentKernel.dataSync(), byKernel!.dataSync())).toBeLessThan(1e-5);
  });
});

describe('what lab 04 claims', () => {
  const measured = measurements(lab);

  it('gradients vanish, explode, or stay, by a factor per step', () => {
    const factors = measured.networks.map(({ norms }) => (norms[30]! / norms[10]!) ** (1 / 20));
    expect(factors.map((factor) => factor.toFixed(2))).toEqual(['0.64', '1.22', '0.65', '1.02']);
  });

  it('what is left after thirty steps is up to the forget gate', () => {
    expect(measured.byBias).toEqual([...measured.byBias].sort((a, b) => a - b));
    expect(measured.byBias[0]).toBeLessThan(1e-6);
    expect(measured.byBias[2]).toBeGreaterThan(0.5);
    expect(figure(measured).data).toHaveLength(5);
  });
});
