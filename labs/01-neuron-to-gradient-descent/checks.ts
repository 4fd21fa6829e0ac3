import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import type { Value } from '../../src/grading/value.ts';
import { matrix, vector } from '../draw.ts';

// Inputs, hidden neurons, outputs and examples in different primes, so that no index passes for another.
const [D, H, O, N] = [3, 5, 2, 7];
const EXACT = { absolute: 1e-9, relative: 1e-9 };

const examples = (random: Random, count: number) => ({
  net: {
    hidden: { weights: matrix(random, H, D, 0.5), biases: vector(random, H, 0.5) },
    output: { weights: matrix(random, O, H), biases: vector(random, O) },
  },
  inputs: matrix(random, count, D),
  targets: matrix(random, count, O),
});

const initialWeights: Check<{ fanIn: number; fanOut: number; seed: number }> = {
  id: 'initial-weights',
  title: 'Xavier weights: drawn one by one, uniformly, between the limits of Glorot and Bengio',
  points: 1,
  of: 'xavierUniform',
  scenario: 'initialWeights',
  hints: [
    'Print the smallest and the largest weight, and how many rows and columns there are.',
    'uniform() gives [0, 1). Multiplied by 2 and less 1 it is [−1, 1); multiplied by a it is what you need.',
    'Row j belongs to neuron j: fanOut rows of fanIn weights, and each weight is a draw of its own.',
  ],
  input: (random) => ({
    ...random.choice([
      { fanIn: 13, fanOut: 29 },
      { fanIn: 31, fanOut: 11 },
      { fanIn: 17, fanOut: 37 },
    ]),
    seed: random.integer(1e9),
  }),
  judge(output, { fanIn, fanOut }) {
    const { weights, again } = output as { readonly weights: Value; readonly again: Value };
    if (!isMatrix(weights, fanOut, fanIn)) return `expected ${fanOut} rows (fanOut) of ${fanIn} finite weights (fanIn)`;
    if (JSON.stringify(weights) !== JSON.stringify(again)) {
      return 'two calls with generators of one seed give different weights: draw from `random` alone';
    }
    return uniformityProblem(weights.flat(), Math.sqrt(6 / (fanIn + fanOut)));
  },
};

const isMatrix = (value: Value, rows: number, columns: number): value is readonly (readonly number[])[] =>
  Array.isArray(value) &&
  value.length === rows &&
  value.every((row) => Array.isArray(row) && row.length === columns && row.every(Number.isFinite));

/** What shows that these are not some hundred numbers drawn from [−limit, limit); what is rarer than one in a million counts. */
function uniformityProblem(weights: readonly number[], limit: number): string | undefined {
  const n = weights.length;
  const largest = Math.max(...weights.map(Math.abs));
  const mean = weights.reduce((sum, weight) => sum + weight) / n;
  const variance = weights.reduce((sum, weight) => sum + weight ** 2, 0) / n;
  const expected = limit ** 2 / 3;
  const show = (x: number) => x.toPrecision(3);
  if (largest > 1.0001 * limit || largest < 0.95 * limit) {
    return `the largest of ${n} weights is ${show(largest)} away from zero, where the limit a is ${show(limit)}`;
  }
  const different = new Set(weights).size; // in single precision two may come out alike
  if (different < 0.99 * n) return `of ${n} weights only ${different} differ: draw each by itself`;
  if (Math.abs(mean) > 5 * Math.sqrt(expected / n))
    return `the mean of ${n} weights is ${show(mean)}, expected about 0`;
  if (Math.abs(variance / expected - 1) > 5 * Math.sqrt(0.8 / n)) {
    return `the variance of ${n} weights is ${show(variance)}, expected about a²/3 = ${show(expected)}`;
  }
  return undefined;
}

export const lab: Lab = {
  files: ['answers.md'],
  checks: [
    {
      id: 'neuron',
      title: 'A neuron is a weighted sum plus bias, then an activation',
      points: 1,
      of: 'neuron',
      scenario: 'neuron',
      hints: [
        'With the activation "identity" you see the weighted sum itself. Compute one by hand.',
        'The bias is part of what the activation is applied to: it moves the place where the neuron switches.',
      ],
      input: (random) => ({ inputs: vector(random, 5), weights: vector(random, 5), bias: 1 + random.uniform() }),
      tolerance: EXACT,
    },
    {
      id: 'output-gradient',
      title: 'The gradient of the output layer',
      points: 1,
      of: 'chainRule',
      scenario: 'outputGradient',
      hints: [
        'Compare with numericalGradient of `loss`, one weight at a time: the README shows how.',
        'The loss is ½ (ŷ − y)²: what is its derivative with respect to ŷ?',
        'The weight from hidden neuron j to output o only ever meets h_j: ∂L/∂V[o][j] = δ[o] · h[j].',
      ],
      input: (random) => examples(random, 1),
      tolerance: EXACT,
    },
    {
      id: 'hidden-gradient',
      title: 'The gradient of the hidden layer, through the activation',
      points: 1,
      of: 'chainRule',
      scenario: 'hiddenGradient',
      hints: [
        'A hidden neuron takes part in every output: its error is the sum of theirs, each times the weight on the way.',
        'Then the chain goes through tanh. What is the slope of tanh where the neuron stands?',
        'tanh′(z) = 1 − tanh²(z), and tanh(z) is h, which you have already.',
      ],
      input: (random) => examples(random, 1),
      tolerance: EXACT,
    },
    {
      id: 'batch-gradient',
      title: 'Over several examples the gradient is the mean of theirs',
      points: 1,
      of: 'chainRule',
      scenario: 'gradient',
      hints: [
        'Give it the same example twice: the gradient must be that of the example once.',
        'Gradients of examples are added up, then divided by their number, as the loss is.',
      ],
      input: (random) => examples(random, N),
      tolerance: EXACT,
    },
    {
      id: 'descent-step',
      title: 'A step goes against the mean gradient, and leaves its input alone',
      points: 1,
      of: 'gradientDescentStep',
      scenario: 'descent',
      hints: [
        'The gradient points uphill.',
        'With a batch of three examples the step must not be three times as long: which of sum and mean is it?',
        'Whoever calls it still needs the old parameters: return a new array.',
      ],
      input: (random) => ({
        parameters: vector(random, 5),
        gradients: matrix(random, 3, 5),
        learningRate: 0.1 + random.uniform(),
      }),
      tolerance: EXACT,
    },
    initialWeights,
    {
      id: 'numerical-gradient',
      title: 'A numerical gradient is exact to seven digits',
      points: 1,
      of: 'numericalGradient',
      scenario: 'numericalGradient',
      hints: [
        'While one coordinate moves, all others stand where they were.',
        'The slope between x and x + s is off by about s/2 · f″; that between x − s and x + s only by about s²/6 · f‴.',
        'From x − s to x + s the way is twice s.',
      ],
      input: (random) => ({ a: vector(random, 3), b: 1 + random.uniform(), x: vector(random, 3) }),
      tolerance: { absolute: 1e-7, relative: 1e-7 },
    },
    {
      id: 'relative-difference',
      title: 'The difference of two gradients is measured by their size',
      points: 1,
      of: 'relativeDifference',
      scenario: 'relativeDifference',
      hints: [
        'Multiply both gradients by 1000: the answer must stay the same.',
        'Two zero vectors are equal, and 0 / 0 is NaN.',
      ],
      input: (random) => ({ a: vector(random, 3, 10), b: vector(random, 3, 10) }),
      tolerance: EXACT,
    },
  ],
};
