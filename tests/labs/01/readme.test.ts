import { describe, expect, it } from 'vitest';
import * as evidence from '../../../labs/01-neuron-to-gradient-descent/evidence.ts';
import { figure } from '../../../labs/01-neuron-to-gradient-descent/figure.ts';
import * as lab from '../../../labs/01-neuron-to-gradient-descent/solution.ts';

describe('worked numbers of lab 01', () => {
  it('has a neuron', () => {
    const y = (activation: lab.Activation) => lab.neuron([1, 2], [0.5, -0.25], 0.5, activation);
    expect([y('identity'), y('relu'), y('step')]).toEqual([0.5, 0.5, 1]);
    expect(y('sigmoid')).toBeCloseTo(0.6225, 4);
    expect(y('tanh')).toBeCloseTo(0.4621, 4);
  });

  it('has a gradient', () => {
    const net = { hidden: { weights: [[0.5]], biases: [0] }, output: { weights: [[2]], biases: [0] } };
    expect(lab.loss(net, [[1]], [[0]])).toBeCloseTo(0.4271, 4);
    const { hidden, output } = lab.chainRule(net, [[1]], [[0]]);
    expect(output.weights[0]![0]).toBeCloseTo(0.4271, 4);
    expect(output.biases[0]).toBeCloseTo(0.9242, 4);
    expect([hidden.weights[0]![0], hidden.biases[0]]).toEqual([expect.closeTo(1.4537, 4), expect.closeTo(1.4537, 4)]);
    const numerical = (biases: readonly number[]) =>
      lab.numericalGradient((b) => lab.loss({ ...net, hidden: { ...net.hidden, biases: b } }, [[1]], [[0]]), biases);
    expect(lab.relativeDifference(hidden.biases, numerical(net.hidden.biases))).toBeLessThan(1e-7);
  });

  it('has a step, a limit, a slope and a difference', () => {
    expect(
      lab.gradientDescentStep(
        [1, 2],
        [
          [1, 0],
          [3, 4],
        ],
        0.5,
      ),
    ).toEqual([0, 1]);
    const ends = [0, 1 - 2 ** -53].map((u) => lab.xavierUniform(2, 4, { uniform: () => u } as never)[0]![0]);
    expect(ends).toEqual([-1, expect.closeTo(1, 12)]);
    expect(lab.numericalGradient(([x]) => x! ** 3, [2], 0.1)[0]).toBeCloseTo(12.01, 9);
    expect((2.1 ** 3 - 2 ** 3) / 0.1).toBeCloseTo(12.61, 9);
    expect(lab.relativeDifference([3, 4], [3, 3])).toBe(0.2);
  });

  // The expression of micrograd's README at a = −4, b = 2.
  it('has the slopes of micrograd', () => {
    const g = ([a, b]: number[]) => {
      const relu = (x: number) => Math.max(0, x);
      let c = a! + b!;
      let d = a! * b! + b! ** 3;
      c = c + c + 1;
      c = c + 1 + c - a!;
      d = d + d * 2 + relu(b! + a!);
      d = d + 3 * d + relu(b! - a!);
      const f = (c - d) ** 2;
      return f / 2 + 10 / f;
    };
    expect(g([-4, 2])).toBeCloseTo(24.7041, 4);
    const [da, db] = lab.numericalGradient(g, [-4, 2]);
    expect(da).toBeCloseTo(138.8338, 4);
    expect(db).toBeCloseTo(645.5773, 4);
  });
});

describe('what lab 01 claims', () => {
  it('descent finds the line of the normal equations, the most likely one', () => {
    const [normal, descent, beside] = evidence.regression(lab);
    for (const line of [normal!, descent!]) {
      expect(line.slope).toBeCloseTo(0.8, 6);
      expect(line.intercept).toBeCloseTo(1.4, 6);
    }
    expect(beside!.negativeLogLikelihood - normal!.negativeLogLikelihood).toBeCloseTo(
      (beside!.squares - normal!.squares) / 2,
      9,
    );
    expect(beside!.squares).toBeGreaterThan(normal!.squares);
  });

  it('descent is first-order', () => {
    const steps = evidence.firstOrderAgainstSecond(lab).map((row) => row.steps);
    expect(steps).toEqual([1375, 339, 173, Number.POSITIVE_INFINITY, 1]);
  });

  it('a step neuron gets three corners of exclusive or right, and its step has no slope', () => {
    expect(evidence.bestStepNeuron(lab)).toEqual({ and: 4, xor: 3 });
    const { step, sigmoid } = evidence.slopesOfActivations(lab);
    expect(step).toEqual([0, 0, 0]);
    expect(sigmoid.every((slope) => Math.abs(slope) > 0.01)).toBe(true);
  });

  it('zero weights stop at 0.125', () => {
    const { zero, xavier } = evidence.initialisations(lab);
    expect(zero).toBeCloseTo(0.125, 12);
    expect(xavier).toBeLessThan(1e-6);
  });

  it('where descent ends depends on where it begins', () => {
    const ends = evidence.restarts(lab);
    expect(ends.map(({ end }) => end.toFixed(3))).toEqual([...Array(3).fill('-1.473'), ...Array(3).fill('1.347')]);
    expect([ends[0]!.value.toFixed(2), ends[5]!.value.toFixed(2)]).toEqual(['-5.44', '-2.62']);
  });

  it('squared error is after the mean, absolute error after the median, and cross-entropy keeps its slope', () => {
    expect(evidence.bestConstants()).toEqual({ squared: 3, absolute: 1 });
    const { crossEntropy, squared } = evidence.slopesWhenWrong(lab);
    expect(crossEntropy).toBeCloseTo(-0.993, 3);
    expect(squared).toBeCloseTo(-0.0066, 4);
  });

  it('shows small batches ahead, and values that keep their size with the right weights', () => {
    const lines = new Map(figure().data.map((line) => [line.name, line.type === 'scatter' ? line.y.at(-1)! : 0]));
    expect(lines.get('mini-batch (8)')!).toBeLessThan(lines.get('full batch (64)')! / 2);
    expect(lines.get('tanh, a quarter of it')!).toBeLessThan(1e-5);
    expect(lines.get('ReLU, Xavier')!).toBeLessThan(0.03);
    expect(lines.get('tanh, Xavier')!).toBeGreaterThan(0.2);
    expect(lines.get('ReLU, He')!).toBeGreaterThan(0.5);
  });
});
