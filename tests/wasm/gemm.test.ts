import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { GuardedMemory } from './guarded-memory.ts';

const memory = await GuardedMemory.create();

interface Product {
  readonly batch: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Values of A and B as they are stored. */
function operands({ batch, m, n, k }: Product, seed: number): [Float32Array, Float32Array] {
  const random = new Random(seed);
  const values = (length: number) => Float32Array.from({ length }, () => random.uniform() * 2 - 1);
  return [values(batch * m * k), values(batch * k * n)];
}

/** C with each sum taken over p in order; `round` is applied to each product and each sum. */
function reference(product: Product, a: Float32Array, b: Float32Array, round: (x: number) => number): number[] {
  const { batch, m, n, k, transposeA, transposeB } = product;
  const c: number[] = [];
  for (let i = 0; i < batch * m; i++) {
    const [pair, row] = [Math.floor(i / m), i % m];
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) {
        const x = a[pair * m * k + (transposeA ? p * m + row : row * k + p)]!;
        const y = b[pair * k * n + (transposeB ? j * k + p : p * n + j)]!;
        sum = round(sum + round(x * y));
      }
      c.push(sum);
    }
  }
  return c;
}

/** Our product, and whether the kernel wrote to C and to its scratch memory alone. */
function multiply(product: Product, a: Float32Array, b: Float32Array): { c: Float32Array; withinBounds: boolean } {
  const { batch, m, n, k, transposeA, transposeB } = product;
  const scratch = memory.reserve(memory.kernels.scratchBytes() / 4);
  const [addressA, addressB] = [memory.place(a), memory.place(b)];
  const addressC = memory.reserve(batch * m * n);
  memory.kernels.batchMatMul(
    ...([batch, m, n, k] as const),
    ...([addressA, 4 * m * k, transposeA] as const),
    ...([addressB, 4 * k * n, transposeB] as const),
    addressC,
    scratch,
  );
  const c = memory.read(addressC, batch * m * n);
  return { c, withinBounds: memory.release() };
}

const size = (max: number) => fc.oneof(fc.constantFrom(1, 4, 8), fc.integer({ min: 1, max }));
const anyProduct = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  m: size(37),
  n: size(37),
  k: size(70),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
});

test('every product is the sum in order, rounded to single precision at each step: bit for bit', () => {
  fc.assert(
    fc.property(anyProduct, fc.integer({ min: 0, max: 1e6 }), (product, seed) => {
      const [a, b] = operands(product, seed);
      const { c, withinBounds } = multiply(product, a, b);
      expect(withinBounds).toBe(true);
      expect([...c]).toEqual(reference(product, a, b, Math.fround));
    }),
    { numRuns: 300 },
  );
});

test.each([
  { m: 131, n: 11, k: 521 }, // more rows and more depth than one block of A
  { m: 257, n: 9, k: 240 },
  { m: 5, n: 67, k: 721 },
])('blocks of A change no bit: $m × $n × $k', (sizes) => {
  for (const transposeA of [false, true]) {
    for (const transposeB of [false, true]) {
      const product = { batch: 1, ...sizes, transposeA, transposeB };
      const [a, b] = operands(product, 7);
      const { c, withinBounds } = multiply(product, a, b);
      expect(withinBounds).toBe(true);
      expect([...c]).toEqual(reference(product, a, b, Math.fround));
    }
  }
});

test('agrees with double precision', () => {
  const product = { batch: 2, m: 61, n: 53, k: 307, transposeA: true, transposeB: false };
  const [a, b] = operands(product, 11);
  const exact = reference(product, a, b, (x) => x);
  multiply(product, a, b).c.forEach((value, i) => {
    expect(Math.abs(value - exact[i]!)).toBeLessThan(307 * 2 ** -24 * 12); // k roundings of partial sums below 12
  });
});

test('an empty sum is zero, and an empty result nothing', () => {
  const empty = new Float32Array(0);
  const none = { batch: 2, m: 3, n: 5, k: 0, transposeA: false, transposeB: false };
  expect([...multiply(none, empty, empty).c]).toEqual(new Array(30).fill(0));
  const product = { ...none, m: 0, k: 7 };
  expect(multiply(product, empty, new Float32Array(70)).withinBounds).toBe(true);
});

test('what is not a number stays in its row and column', () => {
  const product = { batch: 1, m: 5, n: 9, k: 3, transposeA: false, transposeB: false };
  const [a, b] = operands(product, 3);
  a[4 * 3] = Number.NaN; // the last row, which shares its block with none
  b[8] = Number.POSITIVE_INFINITY; // the last column
  const { c } = multiply(product, a, b);
  c.forEach((value, i) => {
    expect(Number.isFinite(value)).toBe(Math.floor(i / 9) !== 4 && i % 9 !== 8);
  });
});
