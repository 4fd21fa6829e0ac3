export function strongest(weights: number[]): number {
  let best = 0;
  for (let i = 1; i < weights.length; i++) if (weights[i]! > weights[best]!) best = i;
  return best;
}

export const alignmentErrorRate = () => 4.27;
