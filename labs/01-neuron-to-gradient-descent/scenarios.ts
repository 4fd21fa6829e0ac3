import { Random } from '../../src/base/random.ts';
import type { Scenarios } from '../../src/grading/lab.ts';
import type { Activation, TwoLayerNet } from './solution.ts';

export interface NetInput {
  readonly net: TwoLayerNet;
  readonly inputs: number[][];
  readonly targets: number[][];
}

const activations: readonly Activation[] = ['identity', 'step', 'sigmoid', 'tanh', 'relu'];

/** f(x) = Σ aᵢ xᵢ³ + b Π xᵢ: every coordinate counts for the slope of every other. */
export const polynomial =
  (a: readonly number[], b: number) =>
  (x: readonly number[]): number =>
    x.reduce((sum, value, i) => sum + a[i]! * value ** 3, 0) + b * x.reduce((product, value) => product * value, 1);

export const scenarios = {
  neuron: ({ neuron }, { inputs, weights, bias }: { inputs: number[]; weights: number[]; bias: number }) =>
    Object.fromEntries(activations.map((activation) => [activation, neuron(inputs, weights, bias, activation)])),

  outputGradient: ({ chainRule }, { net, inputs, targets }: NetInput) => chainRule(net, inputs, targets).output,

  hiddenGradient: ({ chainRule }, { net, inputs, targets }: NetInput) => chainRule(net, inputs, targets).hidden,

  gradient: ({ chainRule }, { net, inputs, targets }: NetInput) => chainRule(net, inputs, targets),

  descent: ({ gradientDescentStep }, input: { parameters: number[]; gradients: number[][]; learningRate: number }) => {
    const { parameters, gradients, learningRate } = structuredClone(input);
    const after = gradientDescentStep(parameters, gradients, learningRate);
    return { after, before: parameters };
  },

  initialWeights: ({ xavierUniform }, { fanIn, fanOut, seed }: { fanIn: number; fanOut: number; seed: number }) => {
    const weights = () => xavierUniform(fanIn, fanOut, new Random(seed));
    return { weights: weights(), again: weights() };
  },

  numericalGradient: ({ numericalGradient }, input: { a: number[]; b: number; x: number[] }) => {
    const x = [...input.x];
    const gradient = numericalGradient(polynomial(input.a, input.b), x);
    return { gradient, x };
  },

  relativeDifference: ({ relativeDifference }, { a, b }: { a: number[]; b: number[] }) => ({
    different: relativeDifference(a, b),
    exchanged: relativeDifference(b, a),
    same: relativeDifference(a, a),
    zero: relativeDifference([0, 0, 0], [0, 0, 0]),
  }),
} satisfies Scenarios<typeof import('./solution.ts')>;
