/**
 * Both tails of Student's t with ν degrees of freedom: the probability of |T| ≥ |t|. It is the regularised incomplete
 * beta function I_x(ν/2, ½) at x = ν / (ν + t²) (Abramowitz & Stegun 1964, 26.5.27), right to about 1e-12 of itself, small
 * ones too.
 */
export function bothTails(t: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const ratio = (t * t) / degreesOfFreedom;
  if (ratio === Number.POSITIVE_INFINITY) return 0;
  const [x, y] = [1 / (1 + ratio), ratio / (1 + ratio)];
  const factor = Math.exp(-a * Math.log1p(ratio)) * Math.sqrt(y / Math.PI) * gammaRatio(a); // xᵃ yᵇ / B(a, b), b = ½
  // The fraction converges fast below the mean of the beta distribution; above it the other tail does.
  if (x < (a + 1) / (a + 2.5)) return (factor / a) * betaFraction(x, a, 0.5);
  return 1 - (factor / 0.5) * betaFraction(y, 0.5, a);
}

/** Its upper tail: the probability of T ≥ t. */
export function upperTail(t: number, degreesOfFreedom: number): number {
  const outside = bothTails(t, degreesOfFreedom) / 2;
  return t > 0 ? outside : 1 - outside;
}

/**
 * Γ(x + ½) / Γ(x), which grows like √x: by its asymptotic series, from where five terms of it are enough (Tricomi &
 * Erdélyi 1951), and down from there by Γ(x + 1) = x Γ(x).
 */
export function gammaRatio(x: number): number {
  if (x < 50) return (gammaRatio(x + 1) * x) / (x + 0.5);
  const series = 1 + (-1 / 8 + (1 / 128 + (5 / 1024 + (-21 / 32768 - 399 / 262144 / x) / x) / x) / x) / x;
  return Math.sqrt(x) * series;
}

/**
 * I_x(a, b) · a B(a, b) / (xᵃ (1 − x)ᵇ), a continued fraction (Abramowitz & Stegun 1964, 26.5.8), from its top down by
 * the method of Lentz (1976).
 */
function betaFraction(x: number, a: number, b: number): number {
  let [denominator, c, d] = [1, 1, 0];
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-15; n++) {
    const m = n >> 1;
    const product = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const coefficient = (product * x) / ((a + n - 1) * (a + n));
    d = 1 / (1 + coefficient * d);
    c = 1 + coefficient / c;
    change = c * d;
    denominator *= change;
  }
  return 1 / denominator;
}
