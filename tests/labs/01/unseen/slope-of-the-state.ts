import * as lab from '../../../../labs/01-neuron-to-gradient-descent/solution.ts';

/** h has been through tanh already; here it goes through once more before its slope is taken. */
export const chainRule: typeof lab.chainRule = (net, inputs, targets) => {
  const gradient = { hidden: lab.zerosLike(net.hidden), output: lab.zerosLike(net.output) };
  for (const [n, x] of inputs.entries()) {
    const h = lab.affine(net.hidden, x).map(Math.tanh);
    const error = lab.affine(net.output, h).map((predicted, o) => predicted - targets[n]![o]!);
    const back = h.map((state, j) => {
      const arriving = error.reduce((sum, e, o) => sum + net.output.weights[o]![j]! * e, 0);
      return arriving * (1 - Math.tanh(state) ** 2);
    });
    lab.accumulate(gradient.output, error, h, 1 / inputs.length);
    lab.accumulate(gradient.hidden, back, x, 1 / inputs.length);
  }
  return gradient;
};
