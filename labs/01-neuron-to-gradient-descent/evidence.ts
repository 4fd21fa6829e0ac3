import { fileURLToPath } from 'node:url';
import { Random } from '../../src/base/random.ts';

// What the README claims, computed with your own functions:
//
//     npx tsx labs/01-neuron-to-gradient-descent/evidence.ts

type Exercise = typeof import('./solution.ts');

const X = [0, 1, 2, 3, 4];
const Y = [1, 3, 2, 5, 4];

/** Linear regression: the same line by the normal equations and by descent, and it is the most likely one. */
export function regression({ gradientDescentStep }: Exercise) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value) / values.length;
  const [x̄, ȳ] = [mean(X), mean(Y)];
  const slope = X.reduce((sum, x, n) => sum + (x - x̄) * (Y[n]! - ȳ), 0) / X.reduce((sum, x) => sum + (x - x̄) ** 2, 0);
  let line = [0, 0];
  let steps = 0;
  for (let change = 1; change > 1e-10; steps++) {
    const gradients = X.map((x, n) => {
      const error = line[0]! * x + line[1]! - Y[n]!;
      return [error * x, error];
    });
    const next = gradientDescentStep(line, gradients, 0.1);
    change = Math.hypot(next[0]! - line[0]!, next[1]! - line[1]!);
    line = next;
  }
  const row = (method: string, [slope, intercept]: readonly number[]) => {
    const squares = X.reduce((sum, x, n) => sum + (slope! * x + intercept! - Y[n]!) ** 2, 0);
    // −log of the product of normal densities with σ = 1
    const negativeLogLikelihood = squares / 2 + (X.length / 2) * Math.log(2 * Math.PI);
    return { method, slope: slope!, intercept: intercept!, squares, negativeLogLikelihood };
  };
  return [
    row('normal equations', [slope, ȳ - slope * x̄]),
    row(`descent, ${steps} steps`, line),
    row('a line beside it', [slope + 0.1, ȳ - slope * x̄]),
  ];
}

/** f(u, v) = ½ (u² + 25 v²) from (1, 1): how many steps until both are below 10⁻⁶. */
export function firstOrderAgainstSecond({ gradientDescentStep }: Exercise) {
  const descent = (learningRate: number) => {
    let point = [1, 1];
    for (let steps = 1; steps <= 10_000; steps++) {
      point = gradientDescentStep(point, [[point[0]!, 25 * point[1]!]], learningRate);
      if (Math.max(...point.map(Math.abs)) < 1e-6) return steps;
    }
    return Number.POSITIVE_INFINITY;
  };
  // Newton divides by the curvature, 1 and 25 here: θ − H⁻¹ ∇f = 0 at once.
  return [
    ...[0.01, 0.04, 1 / 13, 0.08].map((rate) => ({ method: 'descent', learningRate: rate, steps: descent(rate) })),
    { method: 'Newton', learningRate: null, steps: 1 },
  ];
}

const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const AND = [0, 0, 0, 1];
const XOR = [0, 1, 1, 0];

/** Of the four corners, how many a single step neuron gets right at best; weights and bias on a grid from −2 to 2. */
export function bestStepNeuron({ neuron }: Exercise) {
  const grid = Array.from({ length: 17 }, (_, i) => i / 4 - 2);
  const best = (truth: readonly number[]) => {
    let most = 0;
    for (const a of grid)
      for (const b of grid)
        for (const bias of grid) {
          const right = CORNERS.filter((x, n) => neuron(x, [a, b], bias, 'step') === truth[n]).length;
          most = Math.max(most, right);
        }
    return most;
  };
  return { and: best(AND), xor: best(XOR) };
}

/** The slope of ½ (y − AND)², summed over the corners, at w = (0.3, −0.4), b = 0.15: none for a step, some for a sigmoid. */
export function slopesOfActivations({ neuron, numericalGradient }: Exercise) {
  const slope = (activation: 'step' | 'sigmoid') =>
    numericalGradient(
      ([a, b, bias]) =>
        CORNERS.reduce((sum, x, n) => sum + (neuron(x, [a!, b!], bias!, activation) - AND[n]!) ** 2 / 2, 0),
      [0.3, -0.4, 0.15],
    );
  return { step: slope('step'), sigmoid: slope('sigmoid') };
}

/** XOR by a net with four hidden neurons: the loss after 2,000 full-batch steps. */
export function initialisations(exercise: Exercise) {
  const { chainRule, loss, gradientDescentStep, xavierUniform } = exercise;
  const random = new Random(3);
  const zero = (rows: number, columns: number) => Array.from({ length: rows }, () => Array<number>(columns).fill(0));
  const train = (initial: (fanIn: number, fanOut: number) => number[][]) => {
    let net = {
      hidden: { weights: initial(2, 4), biases: zero(1, 4)[0]! },
      output: { weights: initial(4, 1), biases: [0] },
    };
    const targets = XOR.map((y) => [y]);
    for (let step = 0; step < 2000; step++) {
      const gradient = chainRule(net, CORNERS, targets);
      const descend = (layer: 'hidden' | 'output') => ({
        weights: net[layer].weights.map((row, j) => gradientDescentStep(row, [gradient[layer].weights[j]!], 0.5)),
        biases: gradientDescentStep(net[layer].biases, [gradient[layer].biases], 0.5),
      });
      net = { hidden: descend('hidden'), output: descend('output') };
    }
    return loss(net, CORNERS, targets);
  };
  return {
    zero: train((fanIn, fanOut) => zero(fanOut, fanIn)),
    xavier: train((fanIn, fanOut) => xavierUniform(fanIn, fanOut, random)),
  };
}

/** Where descent on x⁴ − 4x² + x ends, by where it begins. */
export function restarts({ gradientDescentStep }: Exercise) {
  return [-2, -1, 0, 0.2, 1, 2].map((start) => {
    let x = [start];
    for (let step = 0; step < 500; step++) x = gradientDescentStep(x, [[4 * x[0]! ** 3 - 8 * x[0]! + 1]], 0.02);
    const end = x[0]!;
    return { start, end, value: end ** 4 - 4 * end ** 2 + end };
  });
}

/** The constant that fits 0, 0, 1, 2, 12 best: the mean by squared error, the median by absolute error. */
export function bestConstants() {
  const data = [0, 0, 1, 2, 12];
  const candidates = Array.from({ length: 1201 }, (_, i) => i / 100);
  const best = (error: (difference: number) => number) => {
    const cost = (constant: number) => data.reduce((sum, y) => sum + error(constant - y), 0);
    return candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  };
  return { squared: best((difference) => difference ** 2), absolute: best(Math.abs) };
}

/** A sigmoid neuron that is wrong with z = −5 where y = 1: the slope of its loss in z. */
export function slopesWhenWrong({ numericalGradient }: Exercise) {
  const p = (z: number) => 1 / (1 + Math.exp(-z));
  const slope = (loss: (z: number) => number) => numericalGradient(([z]) => loss(z!), [-5])[0]!;
  return { crossEntropy: slope((z) => -Math.log(p(z))), squared: slope((z) => (1 - p(z)) ** 2 / 2) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const exercise = (await import(new URL('exercise.ts', import.meta.url).href)) as Exercise;
  const parts = {
    ...{ regression, firstOrderAgainstSecond, bestStepNeuron, slopesOfActivations },
    ...{ initialisations, restarts, bestConstants, slopesWhenWrong },
  };
  for (const [name, part] of Object.entries(parts)) {
    console.log(`\n${name}`);
    try {
      console.table(part(exercise));
    } catch (error) {
      console.log(error instanceof Error ? error.message : error); // of a function that is not written yet
    }
  }
}
