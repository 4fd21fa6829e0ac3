export const strongest = (weights: number[]) =>
  weights.reduce((best, weight, i) => (weight > weights[best]! ? i : best), 0);

export const exactWithoutAttention = () => 17.31;
