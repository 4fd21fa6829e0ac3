import type { Random } from '../../src/base/random.ts';

export type Activation = 'identity' | 'step' | 'sigmoid' | 'tanh' | 'relu';

/** φ(z). The step is the neuron of McCulloch and Pitts (1943) and of Rosenblatt's perceptron (1958). */
export function activate(activation: Activation, z: number): number {
  switch (activation) {
    case 'identity':
      return z;
    case 'step':
      return z >= 0 ? 1 : 0;
    case 'sigmoid':
      return 1 / (1 + Math.exp(-z));
    case 'tanh':
      return Math.tanh(z);
    case 'relu':
      return Math.max(0, z);
  }
}

/**
 * One neuron, a linear cell with an activation behind it:
 *
 *     y = φ(w · x + b)
 *
 * @param inputs x [D]
 * @param weights w [D]
 * @param bias b
 */
export function neuron(
  inputs: readonly number[],
  weights: readonly number[],
  bias: number,
  activation: Activation,
): number {
  // TODO add up each input times its weight, add the bias, and give that to activate
  throw new Error(
    'neuron is not written yet: add up each input times its weight, add the bias, and give that to activate',
  );
}

/** Neurons side by side: row j holds the weights of neuron j. */
export interface Layer {
  readonly weights: readonly (readonly number[])[]; // [neurons][inputs]
  readonly biases: readonly number[]; //               [neurons]
}

/** ŷ = V tanh(W x + b) + c: a hidden layer W, b and an output layer V, c. */
export interface TwoLayerNet {
  readonly hidden: Layer; // W [H][D], b [H]
  readonly output: Layer; // V [O][H], c [O]
}

/** What a layer makes of one input, before any activation. */
export function affine({ weights, biases }: Layer, x: readonly number[]): number[] {
  return weights.map((row, j) => row.reduce((sum, weight, i) => sum + weight * x[i]!, biases[j]!));
}

/** Half the squared error, averaged over the N examples: L = 1/N Σₙ ½ ‖ŷₙ − yₙ‖². */
export function loss(
  net: TwoLayerNet,
  inputs: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
): number {
  const errors = inputs.flatMap((x, n) =>
    affine(net.output, affine(net.hidden, x).map(Math.tanh)).map((predicted, o) => predicted - targets[n]![o]!),
  );
  return errors.reduce((sum, error) => sum + error ** 2 / 2, 0) / inputs.length;
}

/**
 * The gradient of {@link loss}, by the chain rule from the loss back to the first weight. For one example, with
 * h = tanh(W x + b):
 *
 *     δ = ŷ − y            ∂L/∂V = δ hᵀ        ∂L/∂c = δ
 *     ε = (Vᵀ δ) ⊙ (1 − h²)        ∂L/∂W = ε xᵀ        ∂L/∂b = ε
 *
 * and over several examples their mean.
 *
 * @param inputs x [N][D]
 * @param targets y [N][O]
 * @returns ∂L/∂W, ∂L/∂b, ∂L/∂V, ∂L/∂c in the places of W, b, V, c
 */
export function chainRule(
  net: TwoLayerNet,
  inputs: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
): TwoLayerNet {
  // TODO for every example compute h, δ and ε, and add up the four gradients; then divide by the number of examples
  throw new Error(
    'chainRule is not written yet: for every example compute h, δ and ε, and add up the four gradients; then divide by the number of examples',
  );
}

/** A layer of the same shape, all zero, that can be added to. */
export function zerosLike({ weights, biases }: Layer): { weights: number[][]; biases: number[] } {
  return { weights: weights.map((row) => row.map(() => 0)), biases: biases.map(() => 0) };
}

/** Adds share · error inputᵀ to the weights and share · error to the biases. */
export function accumulate(
  { weights, biases }: { weights: number[][]; biases: number[] },
  error: readonly number[],
  input: readonly number[],
  share: number,
): void {
  for (const [j, row] of weights.entries()) {
    for (const i of row.keys()) row[i]! += share * error[j]! * input[i]!;
    biases[j]! += share * error[j]!;
  }
}

/**
 * One step of gradient descent on a batch: against the mean of its examples' gradients.
 *
 *     θ ← θ − η · 1/N Σₙ ∂Lₙ/∂θ
 *
 * With all examples in the batch it is full-batch descent, with one stochastic, with some mini-batch descent.
 *
 * @param parameters θ [P]; stays as it is
 * @param gradients of each example by itself [N][P]
 * @param learningRate η
 * @returns the new θ [P]
 */
export function gradientDescentStep(
  parameters: readonly number[],
  gradients: readonly (readonly number[])[],
  learningRate: number,
): number[] {
  // TODO subtract from each parameter the learning rate times the mean of its gradients, in a new array
  throw new Error(
    'gradientDescentStep is not written yet: subtract from each parameter the learning rate times the mean of its gradients, in a new array',
  );
}

/**
 * Initial weights after Glorot & Bengio 2010, eq. 16: each drawn by itself, uniformly between −a and a, where
 *
 *     a = √(6 / (fanIn + fanOut))
 *
 * @param random its `uniform()` gives a number of [0, 1)
 * @returns one row for each neuron [fanOut][fanIn]
 */
export function xavierUniform(fanIn: number, fanOut: number, random: Random): number[][] {
  // TODO stretch numbers of [0, 1) to [−a, a), a new one for every weight
  throw new Error('xavierUniform is not written yet: stretch numbers of [0, 1) to [−a, a), a new one for every weight');
}

/**
 * The gradient of any function by central differences, one coordinate at a time:
 *
 *     ∂f/∂xᵢ ≈ (f(x + s eᵢ) − f(x − s eᵢ)) / 2s        with an error that falls as s²
 *
 * @param f of P numbers
 * @param x where [P]; stays as it is
 * @param step s
 * @returns [P]
 */
export function numericalGradient(f: (x: number[]) => number, x: readonly number[], step = 1e-5): number[] {
  // TODO for each coordinate evaluate f a step to the right and a step to the left, all else unchanged
  throw new Error(
    'numericalGradient is not written yet: for each coordinate evaluate f a step to the right and a step to the left, all else unchanged',
  );
}

/**
 * How far two gradients are apart, whatever their size: ‖a − b‖ / max(‖a‖, ‖b‖), and 0 if both are zero. A right backward
 * pass comes below 1e-7 in double precision.
 */
export function relativeDifference(a: readonly number[], b: readonly number[]): number {
  // TODO the length of the difference divided by the length of the longer of the two
  throw new Error(
    'relativeDifference is not written yet: the length of the difference divided by the length of the longer of the two',
  );
}
