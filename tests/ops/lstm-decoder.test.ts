import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasKernel } from '../../src/ops/fused.ts';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import {
  composedLstmDecoder,
  LSTM_DECODER,
  type LstmDecoderMemory,
  type LstmDecoderParameters,
  lstmDecoder,
} from '../../src/ops/lstm-decoder.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { GuardedMemory } from '../wasm/guarded-memory.ts';
import { draw, expectAgreement, valueAndGradients } from './agreement.ts';

const kinds = ['none', 'additive', 'dot'] as const;

/** One decoder and the batch it reads; `lengths` has an entry for each of the B sentences. */
interface Sizes {
  readonly kind: (typeof kinds)[number];
  readonly T: number;
  readonly I: number;
  readonly S: number;
  readonly D: number;
  readonly E: number;
  readonly A: number; // D, if the score is the inner product
  readonly lengths: readonly number[];
}

const size = (max: number) => fc.oneof(fc.constantFrom(1, 4), fc.integer({ min: 1, max }));
const anySizes: fc.Arbitrary<Sizes> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    T: size(5),
    I: size(7),
    S: size(6),
    D: size(13),
    E: size(19),
    A: size(11),
  })
  .chain((sizes) => {
    const lengths = fc.array(fc.integer({ min: 1, max: sizes.S }), { minLength: 1, maxLength: 7 });
    return lengths.map((lengths) => ({ ...sizes, A: sizes.kind === 'dot' ? sizes.D : sizes.A, lengths }));
  });

/** Shapes of what the value is differentiated by: y, W, b, h₀, c₀, U, C, then the summary or states, keys, W_a and v_a. */
function shapesOf({ kind, T, I, S, D, E, A, lengths: { length: B } }: Sizes): number[][] {
  const decoder = [[B, T, I], [I, 4 * D], [4 * D], [B, D], [B, D], [D, 4 * D], [E, 4 * D]];
  if (kind === 'none') return [...decoder, [B, E]];
  return [...decoder, [B, S, E], [B, S, A], ...(kind === 'additive' ? [[D, A], [A]] : [])];
}

const inputsOf = (sizes: Sizes) => shapesOf(sizes).map((shape, index) => draw(shape, index + 1));

/** The arguments of `lstmDecoder` out of tensors of those shapes. */
function argumentsOf({ kind, lengths }: Sizes, tensors: readonly tf.Tensor[]) {
  const [words, inputKernel, bias, hidden, cell, recurrentKernel, contextKernel, ...source] = tensors as never[];
  const [states, keys, queryProjection, score] = source;
  const memory: LstmDecoderMemory =
    kind === 'none'
      ? { summary: states! }
      : { states: states!, keys: keys!, lengths: tf.tensor1d([...lengths], 'int32') };
  const parameters: LstmDecoderParameters = {
    ...{ layers: [{ inputKernel: inputKernel!, recurrentKernel: recurrentKernel!, bias: bias! }] },
    ...{ contextKernel: contextKernel! },
    ...(kind === 'additive' && { additive: { score: score!, queryProjection: queryProjection! } }),
  };
  return [words! as tf.Tensor3D, [{ cell: cell!, hidden: hidden! }], memory, parameters] as const;
}

const sentences: Omit<Sizes, 'kind' | 'A'> = { T: 3, I: 5, S: 4, D: 7, E: 11, lengths: [2, 4] };
const example = (kind: Sizes['kind']): Sizes => ({ ...sentences, kind, A: kind === 'dot' ? 7 : 2 });

describe('the kernel of lstmDecoder', () => {
  it('is what runs here', () => {
    expect(hasKernel(LSTM_DECODER)).toBe(true);
  });

  it('agrees with the composed form, whatever the score, the sizes and the padding', () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        tf.tidy(() => {
          const fused = (...tensors: tf.Tensor[]) => lstmDecoder(...argumentsOf(sizes, tensors)).read;
          const composed = (...tensors: tf.Tensor[]) =>
            composedLstmDecoder(...argumentsOf(sizes, tensors), undefined).read;
          expectAgreement(fused, composed, inputsOf(sizes), 5e-5, 1e-6);
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(kinds)('has the value and the gradient of double precision: %s', (kind) => {
    const sizes = example(kind);
    const inputs = inputsOf(sizes);
    const decode = (...tensors: tf.Tensor[]) => lstmDecoder(...argumentsOf(sizes, tensors)).read;
    const { value, gradients } = valueAndGradients(decode, inputs);
    const { weights: alpha, layers } = lstmDecoder(...argumentsOf(sizes, inputs));
    const values = inputs.map((input) => Float64Array.from(input.dataSync()));
    const exact = doubleDecoder(sizes, values);
    const [{ hidden, cell }] = layers as [LstmState];
    expect(relativeError(value, exact.read)).toBeLessThan(2e-6);
    expect(relativeError(alpha?.dataSync() ?? [], exact.weights)).toBeLessThan(2e-6);
    expect(relativeError(hidden.dataSync(), exact.hidden)).toBeLessThan(2e-6);
    expect(relativeError(cell.dataSync(), exact.cell)).toBeLessThan(2e-6);
    const weights = draw([value.length], 99).dataSync();
    const loss = (moved: readonly Float64Array[]) =>
      doubleDecoder(sizes, moved).read.reduce((sum, x, i) => sum + weights[i]! * x, 0);
    const expected = doubleDifferences(loss, values);
    for (const [i, gradient] of gradients.entries()) {
      expect(relativeError(gradient, expected[i]!), `gradient ${i}`).toBeLessThan(1e-5);
    }
  });

  it('writes nothing but its results, and reads nothing that is not there', async () => {
    const memory = await GuardedMemory.create();
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const { kind, T, I, D, E, lengths } = sizes;
        const B = lengths.length;
        const [S, A] = kind === 'none' ? [0, 0] : [sizes.S, sizes.A];
        const place = (length: number) =>
          memory.place(Float32Array.from({ length }, (_, i) => ((i * 37) % 11) / 11 - 0.5));
        const reserved: [number, number][] = [];
        const reserve = (length: number) => {
          const address = memory.reserve(length);
          reserved.push([address, length]);
          return address;
        };
        const [words, W, bias] = [place(B * T * I), place(I * 4 * D), place(4 * D)];
        const known = [
          ...([place(B * D), place(B * D), place(D * 4 * D), place(E * 4 * D)] as const),
          ...([place(B * (S || 1) * E), memory.placeIntegers([...lengths]), place(B * S * A)] as const),
          ...(kind === 'additive' ? ([place(D * A), place(A)] as const) : ([0, 0] as const)),
        ] as const;
        const dRead = place(B * T * (D + E + I));
        const rooms = [
          memory.reserve(S > 0 ? B * A : B * 4 * D),
          memory.reserve(B * T * (5 * D + E + S + 2 * A) + B * 4 * D),
        ];
        const scratch = memory.reserve(memory.kernels.scratchBytes() / 4);
        const results = [
          reserve(B * T * (D + E + I)),
          reserve(B * T * S),
          reserve(B * T * 4 * D),
          reserve(B * T * D),
        ] as const;
        memory.kernels.lstmDecoder(
          ...([B, T, I, D, S, E, A, words, W, bias, ...known] as const),
          ...([...results, rooms[0]!, scratch] as const),
        );
        memory.kernels.lstmDecoderGradient(
          ...([B, T, I, D, S, E, A, words, W, ...known, ...results, dRead, rooms[1]!] as const),
          ...([reserve(B * T * I), reserve(I * 4 * D), reserve(4 * D)] as const),
          ...([reserve(B * D), reserve(B * D), reserve(D * 4 * D), reserve(E * 4 * D)] as const),
          ...([reserve(B * (S || 1) * E), reserve(B * S * A)] as const),
          ...(kind === 'additive' ? ([reserve(D * A), reserve(A)] as const) : ([0, 0] as const)),
          scratch,
        );
        for (const [address, length] of reserved) {
          expect(memory.read(address, length).every(Number.isFinite)).toBe(true);
        }
        expect(memory.release()).toBe(true);
      }),
    );
  });

  it('refuses sentences that are empty or longer than the batch', () => {
    for (const wrong of [0, 5]) {
      const sizes = { ...example('dot'), lengths: [3, wrong] };
      expect(() => lstmDecoder(...argumentsOf(sizes, inputsOf(sizes)))).toThrow(
        `lstmDecoder: a sentence of ${wrong} tokens among 4 columns`,
      );
    }
  });
});

describe('lstmDecoder', () => {
  it.each(kinds)('goes on from a state as if it had never stopped: %s', (kind) => {
    const sizes = example(kind);
    const [words, initial, memory, parameters] = argumentsOf(sizes, inputsOf(sizes));
    const whole = lstmDecoder(words, initial, memory, parameters);
    const [first, second] = tf.split(words, [1, 2], 1) as unknown as [tf.Tensor3D, tf.Tensor3D];
    const begun = lstmDecoder(first, initial, memory, parameters);
    const rest = lstmDecoder(second, begun.layers, memory, parameters);
    expect(tf.concat([begun.read, rest.read], 1).arraySync()).toEqual(whole.read.arraySync());
    expect(rest.layers[0]!.cell.arraySync()).toEqual(whole.layers[0]!.cell.arraySync());
  });

  it('gives padding no weight, and is not changed by what stands there', () => {
    const sizes = example('additive');
    const inputs = inputsOf(sizes);
    const { weights, read } = lstmDecoder(...argumentsOf(sizes, inputs));
    for (const row of weights!.arraySync()[0]!) {
      expect(row.slice(2)).toEqual([0, 0]);
      expect(row[0]! + row[1]!).toBeCloseTo(1, 6);
    }
    const padding = tf
      .range(0, 4)
      .greaterEqual(tf.tensor2d([2, 4], [2, 1]))
      .expandDims(2); // [2, 4, 1]
    const changed = inputs.map((input, i) => (i === 7 || i === 8 ? tf.where(padding, 1e6, input) : input));
    expect(lstmDecoder(...argumentsOf(sizes, changed)).read.arraySync()).toEqual(read.arraySync());
  });

  it('names a shape that disagrees, and a layer without a state', () => {
    const sizes = example('additive');
    const call = (position: number, shape: number[]) => () =>
      lstmDecoder(...argumentsOf(sizes, inputsOf(sizes).with(position, tf.zeros(shape))));
    expect(call(0, [2, 3, 6])).toThrow('lstmDecoder: words: expected [2, 3, 5], got [2, 3, 6]');
    expect(call(4, [2, 6])).toThrow('lstmDecoder: initial cell: expected [2, 7], got [2, 6]');
    expect(call(8, [2, 5, 2])).toThrow('lstmDecoder: keys: expected [2, 4, 2], got [2, 5, 2]');
    expect(call(9, [6, 2])).toThrow('lstmDecoder: queryProjection: expected [7, 2], got [6, 2]');
    const [words, , memory, parameters] = argumentsOf(sizes, inputsOf(sizes));
    expect(() => lstmDecoder(words, [], memory, parameters)).toThrow('lstmDecoder: 1 layers start from 0 states');
  });
});

/** The decoder in double precision, sentence by sentence; what it gives as plain lists. */
function doubleDecoder(sizes: Sizes, inputs: readonly Float64Array[]) {
  const { kind, T, I, S, D, E, A, lengths } = sizes;
  const [y, W, bias, h0, c0, U, C, source, keys, Wa, v] = inputs;
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const list = (count: number, entry: (i: number) => number) => Array.from({ length: count }, (_, i) => entry(i));
  const sum = (count: number, term: (i: number) => number) => list(count, term).reduce((total, x) => total + x, 0);
  const result = { read: [] as number[], weights: [] as number[], hidden: [] as number[], cell: [] as number[] };
  for (const [b, length] of lengths.entries()) {
    let h = list(D, (d) => h0![b * D + d]!);
    let c = list(D, (d) => c0![b * D + d]!);
    for (let t = 0; t < T; t++) {
      const word = list(I, (i) => y![(b * T + t) * I + i]!);
      let context = list(E, (e) => source![b * E + e]!); // the summary, if there is no attention
      if (kind !== 'none') {
        const query = kind === 'dot' ? h : list(A, (a) => sum(D, (d) => h[d]! * Wa![d * A + a]!));
        const term = (a: number, key: number) =>
          kind === 'dot' ? query[a]! * key : v![a]! * Math.tanh(query[a]! + key);
        const powers = list(length, (j) => Math.exp(sum(A, (a) => term(a, keys![(b * S + j) * A + a]!))));
        const alpha = list(S, (j) => (j < length ? powers[j]! / powers.reduce((total, power) => total + power) : 0));
        context = list(E, (e) => sum(S, (j) => alpha[j]! * source![(b * S + j) * E + e]!));
        result.weights.push(...alpha);
      }
      const z = list(4 * D, (gate) => {
        const input = sum(I, (i) => word[i]! * W![i * 4 * D + gate]!) + bias![gate]!;
        const recurrent = sum(D, (d) => h[d]! * U![d * 4 * D + gate]!);
        return input + recurrent + sum(E, (e) => context[e]! * C![e * 4 * D + gate]!);
      });
      c = c.map((cell, d) => sigmoid(z[D + d]!) * cell + sigmoid(z[d]!) * Math.tanh(z[2 * D + d]!));
      h = c.map((cell, d) => sigmoid(z[3 * D + d]!) * Math.tanh(cell));
      result.read.push(...h, ...context, ...word);
    }
    result.hidden.push(...h);
    result.cell.push(...c);
  }
  return result;
}
