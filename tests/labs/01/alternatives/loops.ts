import type { Random } from '../../../../src/base/random.ts';

// Plain loops, index by index, with no function of the lab.

export function neuron(inputs: number[], weights: number[], bias: number, activation: string): number {
  let z = 0;
  for (let i = 0; i < inputs.length; i++) z += weights[i]! * inputs[i]!;
  z += bias;
  if (activation === 'step') return z < 0 ? 0 : 1;
  if (activation === 'relu') return z < 0 ? 0 : z;
  if (activation === 'sigmoid') return Math.exp(z) / (Math.exp(z) + 1);
  if (activation === 'tanh') return (Math.exp(2 * z) - 1) / (Math.exp(2 * z) + 1);
  return z;
}

export function gradientDescentStep(parameters: number[], gradients: number[][], learningRate: number): number[] {
  const next = parameters.slice();
  for (const gradient of gradients) {
    for (let p = 0; p < next.length; p++) next[p]! -= (learningRate / gradients.length) * gradient[p]!;
  }
  return next;
}

export function xavierUniform(fanIn: number, fanOut: number, random: Random): number[][] {
  const limit = Math.sqrt(6) / Math.sqrt(fanIn + fanOut);
  const rows: number[][] = [];
  for (let j = 0; j < fanOut; j++) {
    rows.push([]);
    for (let i = 0; i < fanIn; i++) rows[j]!.push(limit - 2 * limit * random.uniform());
  }
  return rows;
}

export function numericalGradient(f: (x: number[]) => number, x: number[], step = 1e-5): number[] {
  const gradient: number[] = [];
  const point = [...x];
  for (let i = 0; i < x.length; i++) {
    point[i] = x[i]! + step;
    const right = f(point);
    point[i] = x[i]! - step;
    gradient.push((right - f(point)) / step / 2);
    point[i] = x[i]!;
  }
  return gradient;
}

export function relativeDifference(a: number[], b: number[]): number {
  let [difference, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += (a[i]! - b[i]!) * (a[i]! - b[i]!);
    squaresA += a[i]! * a[i]!;
    squaresB += b[i]! * b[i]!;
  }
  return difference === 0 ? 0 : Math.sqrt(difference / Math.max(squaresA, squaresB));
}
