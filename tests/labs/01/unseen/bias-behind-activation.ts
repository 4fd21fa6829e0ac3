import * as lab from '../../../../labs/01-neuron-to-gradient-descent/solution.ts';

/** φ(w · x) + b. */
export const neuron: typeof lab.neuron = (inputs, weights, bias, activation) =>
  lab.activate(
    activation,
    inputs.reduce((sum, x, i) => sum + x * weights[i]!, 0),
  ) + bias;
