/** (x, y) ↦ (a x + c y + e, b x + d y + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What a `transform` attribute says: a list of translate, rotate and scale. */
export function transformOf(attribute: string | null): Matrix {
  let matrix = IDENTITY;
  for (const [, name, list] of (attribute ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [p = 0, q, r] = list!.split(/[\s,]+/).map(Number);
    if (name === 'translate') matrix = multiply(matrix, [1, 0, 0, 1, p, q ?? 0]);
    else if (name === 'scale') matrix = multiply(matrix, [p, 0, 0, q ?? p, 0, 0]);
    else if (name === 'rotate') {
      const [sine, cosine] = [Math.sin((p * Math.PI) / 180), Math.cos((p * Math.PI) / 180)];
      const [x, y] = [q ?? 0, r ?? 0];
      const turn: Matrix = [cosine, sine, -sine, cosine, 0, 0];
      matrix = multiply(multiply(multiply(matrix, [1, 0, 0, 1, x, y]), turn), [1, 0, 0, 1, -x, -y]);
    }
  }
  return matrix;
}

/** First the right one, then the left one. */
export function multiply([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}
