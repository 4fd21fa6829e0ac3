import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasKernel } from '../../src/ops/fused.ts';
import { composedLstmLayer, LSTM_LAYER, type LstmLayerParameters, lstmLayer } from '../../src/ops/lstm-layer.ts';
import { doubleDifferences } from '../support/double-precision.ts';
import { relativeError } from '../support/finite-differences.ts';
import { GuardedMemory } from '../wasm/guarded-memory.ts';
import { draw, expectAgreement, valueAndGradients } from './agreement.ts';

const [B, S, I, D] = [3, 5, 2, 7];
const lengths = [2, 5, 3];

function parametersOf(R: number): LstmLayerParameters {
  return {
    inputKernel: draw<tf.Rank.R3>([R, I, 4 * D], 1),
    recurrentKernel: draw<tf.Rank.R3>([R, D, 4 * D], 2),
    bias: draw<tf.Rank.R2>([R, 4 * D], 3),
  };
}

describe('lstmLayer', () => {
  it('gives padding zero, and real tokens what they get without padding', () => {
    const x = draw<tf.Rank.R3>([B, S, I], 4);
    for (const R of [1, 2]) {
      const parameters = parametersOf(R);
      const padded = lstmLayer(x, lengths, parameters);
      for (const [row, length] of lengths.entries()) {
        const alone = lstmLayer(x.slice([row, 0, 0], [1, length, I]), [length], parameters);
        const real = padded.states.slice([row, 0, 0], [1, length, R * D]);
        const padding = padded.states.slice([row, length, 0], [1, S - length, R * D]);
        expect(relativeError(real.dataSync(), alone.states.dataSync())).toBeLessThan(1e-6);
        expect(padding.dataSync().every((value) => value === 0)).toBe(true);
        expect(relativeError(padded.final.gather([row]).dataSync(), alone.final.dataSync())).toBeLessThan(1e-6);
      }
    }
  });

  it('reads backward what a forward layer reads of the reversed sentence', () => {
    const { inputKernel, recurrentKernel, bias } = parametersOf(2);
    const second = (part: tf.Tensor) => part.slice(1, 1);
    const backward = {
      inputKernel: second(inputKernel),
      recurrentKernel: second(recurrentKernel),
      bias: second(bias),
    } as unknown as LstmLayerParameters;
    const x = draw<tf.Rank.R3>([B, S, I], 4);
    const full = Array<number>(B).fill(S);
    const both = lstmLayer(x, full, { inputKernel, recurrentKernel, bias });
    const reversed = lstmLayer(x.reverse(1), full, backward);
    const expected = reversed.states.reverse(1);
    expect(relativeError(both.states.slice([0, 0, D]).dataSync(), expected.dataSync())).toBeLessThan(1e-6);
    expect(relativeError(both.final.slice([0, D]).dataSync(), reversed.final.dataSync())).toBeLessThan(1e-6);
  });

  it('ends forward at the last token and backward at the first', () => {
    const { states, final } = lstmLayer(draw([B, S, I], 4), lengths, parametersOf(2));
    const [all, ends] = [states.arraySync(), final.arraySync()];
    for (const [row, length] of lengths.entries()) {
      expect(ends[row]!.slice(0, D)).toEqual(all[row]![length - 1]!.slice(0, D));
      expect(ends[row]!.slice(D)).toEqual(all[row]![0]!.slice(D));
    }
  });

  it('refuses sentences that are empty or longer than the batch, and shapes that disagree', () => {
    const x = draw<tf.Rank.R3>([B, S, I], 4);
    expect(() => lstmLayer(x, [2, 0, 3], parametersOf(1))).toThrow('lstmLayer: a sentence of 0 tokens among 5 columns');
    expect(() => lstmLayer(x, [2, 6, 3], parametersOf(1))).toThrow('lstmLayer: a sentence of 6 tokens among 5 columns');
    expect(() => lstmLayer(x, [2, 5], parametersOf(1))).toThrow('lstmLayer: x: expected [2, 5, 2], got [3, 5, 2]');
  });

  it('leaves nothing behind but its result', () => {
    const [x, parameters] = [draw<tf.Rank.R3>([B, S, I], 4), parametersOf(2)];
    const before = tf.memory().numTensors;
    const { states, final } = lstmLayer(x, lengths, parameters);
    expect(tf.memory().numTensors).toBe(before + 2);
    tf.dispose([states, final]);
  });
});

const size = (max: number) => fc.oneof(fc.constantFrom(1, 4), fc.integer({ min: 1, max }));
/** Sizes of a layer, and the sentences it reads. */
const anyLayer = fc
  .record({ R: fc.constantFrom(1, 2), S: fc.integer({ min: 1, max: 6 }), I: size(13), D: size(13) })
  .chain((sizes) => {
    const lengths = fc.array(fc.integer({ min: 1, max: sizes.S }), { minLength: 1, maxLength: 9 });
    return lengths.map((lengths) => ({ ...sizes, lengths }));
  });

describe('the kernel of lstmLayer', () => {
  it('is what runs here', () => {
    expect(hasKernel(LSTM_LAYER)).toBe(true);
  });

  it('agrees with the composed form, whatever the sizes and the padding', () => {
    fc.assert(
      fc.property(anyLayer, ({ R, S, I, D, lengths }) => {
        tf.tidy(() => {
          const inputs = [
            draw([lengths.length, S, I], 1),
            draw([R, I, 4 * D], 2),
            draw([R, D, 4 * D], 3),
            draw([R, 4 * D], 4),
          ];
          const form =
            (f: typeof composedLstmLayer) =>
            (...[x, inputKernel, recurrentKernel, bias]: tf.Tensor[]) =>
              f(x as tf.Tensor3D, lengths, { inputKernel, recurrentKernel, bias } as LstmLayerParameters);
          expectAgreement(
            form((...layer) => lstmLayer(...layer).states),
            form(composedLstmLayer),
            inputs,
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([1, 2])('has the gradient of double precision, directions: %i', (R) => {
    const inputs = [draw([B, S, I], 1), draw([R, I, 4 * D], 2), draw([R, D, 4 * D], 3), draw([R, 4 * D], 4)];
    const layer = (...[x, inputKernel, recurrentKernel, bias]: tf.Tensor[]) =>
      lstmLayer(x as tf.Tensor3D, lengths, { inputKernel, recurrentKernel, bias } as LstmLayerParameters);
    const values = inputs.map((input) => Float64Array.from(input.dataSync()));
    for (const part of ['states', 'final'] as const) {
      const { value, gradients } = valueAndGradients((...all) => layer(...all)[part], inputs);
      const weights = draw(layer(...inputs)[part].shape, 99).dataSync();
      const inDouble = (all: readonly Float64Array[]) => doubleLstm(R, all)[part];
      expect(relativeError(value, inDouble(values))).toBeLessThan(1e-6);
      const loss = (all: readonly Float64Array[]) => inDouble(all).reduce((sum, h, i) => sum + weights[i]! * h, 0);
      const expected = doubleDifferences(loss, values);
      for (const [i, gradient] of gradients.entries()) {
        expect(relativeError(gradient, expected[i]!), `${part} by input ${i}`).toBeLessThan(2e-6);
      }
    }
  });

  it('writes nothing but its results, and reads nothing that is not there', async () => {
    const memory = await GuardedMemory.create();
    fc.assert(
      fc.property(anyLayer, ({ R, S, I, D, lengths }) => {
        const B = lengths.length;
        const place = (length: number) =>
          memory.place(Float32Array.from({ length }, (_, i) => ((i * 37) % 11) / 11 - 0.5));
        const [x, W, U, bias] = [place(B * S * I), place(I * 4 * D), place(D * 4 * D), place(4 * D)];
        const [gates, cells, dStates] = [
          memory.reserve(B * S * 4 * D),
          memory.reserve(B * S * D),
          place(B * S * R * D),
        ];
        const [states, room] = [memory.reserve(B * S * R * D), memory.reserve(B * S * 5 * D + B * 2 * D)];
        const [dx, dW] = [memory.reserve(B * S * I), memory.reserve(I * 4 * D)];
        const [dU, dBias] = [memory.reserve(D * 4 * D), memory.reserve(4 * D)];
        const inputs = [B, S, I, D, x, memory.placeIntegers(lengths), W, U] as const;
        const scratch = memory.reserve(memory.kernels.scratchBytes() / 4);
        for (let r = 0; r < R; r++) {
          const [h, dh, row] = [states + 4 * r * D, dStates + 4 * r * D, 4 * R * D];
          memory.kernels.lstm(r === 1, ...inputs, bias, gates, cells, h, row, scratch);
          memory.kernels.lstmGradient(
            ...([r === 1, ...inputs, gates, cells, h, dh, row] as const),
            ...([room, dx, dW, dU, dBias, scratch] as const),
          );
        }
        const results = { [states]: B * S * R * D, [dx]: B * S * I, [dW]: I * 4 * D, [dU]: D * 4 * D, [dBias]: 4 * D };
        for (const [address, length] of Object.entries(results)) {
          expect(memory.read(Number(address), length).every(Number.isFinite)).toBe(true);
        }
        expect(memory.release()).toBe(true);
      }),
    );
  });
});

/**
 * The layer in double precision, position by position: `inputs` are x, W, U and b.
 * The states [B, S, R·D] and the last of each direction [B, R·D].
 */
function doubleLstm(R: number, [x, W, U, b]: readonly Float64Array[]) {
  const states = new Float64Array(B * S * R * D);
  const final = new Float64Array(B * R * D);
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  for (const [sentence, length] of lengths.entries()) {
    for (let r = 0; r < R; r++) {
      let [hidden, cell] = [new Array<number>(D).fill(0), new Array<number>(D).fill(0)];
      for (let step = 0; step < length; step++) {
        const t = r === 0 ? step : length - 1 - step;
        const z = Array.from({ length: 4 * D }, (_, gate) => {
          let sum = b![r * 4 * D + gate]!;
          for (let i = 0; i < I; i++) sum += x![(sentence * S + t) * I + i]! * W![(r * I + i) * 4 * D + gate]!;
          for (let d = 0; d < D; d++) sum += hidden[d]! * U![(r * D + d) * 4 * D + gate]!;
          return sum;
        });
        cell = cell.map((c, d) => sigmoid(z[D + d]!) * c + sigmoid(z[d]!) * Math.tanh(z[2 * D + d]!));
        hidden = cell.map((c, d) => sigmoid(z[3 * D + d]!) * Math.tanh(c));
        states.set(hidden, ((sentence * S + t) * R + r) * D);
      }
      final.set(hidden, (sentence * R + r) * D);
    }
  }
  return { states, final };
}

type Nested = number[] | Nested[];
type LayerFixture = Record<keyof LstmLayerParameters, Nested>;
type CaseFixture = Record<'x' | 'states' | 'final' | 'statesDirection' | 'finalDirection' | 'xGradient', Nested> & {
  readonly layers: LayerFixture[];
  readonly layerGradients: LayerFixture[];
};

describe("lstmLayer and PyTorch's nn.LSTM", () => {
  const path = new URL('../fixtures/pytorch/lstm.json', import.meta.url);
  const { lengths, ...cases } = JSON.parse(readFileSync(path, 'utf8')) as { lengths: number[] } & {
    [name in 'oneDirection' | 'bothDirections' | 'twoLayers']: CaseFixture;
  };
  const flat = (values: Nested) => (values as number[]).flat(9);

  it.each(Object.entries(cases))('agree: %s', (_, fixture) => {
    const tensors = fixture.layers.flatMap(({ inputKernel, recurrentKernel, bias }) => [
      tf.tensor3d(inputKernel as number[][][]),
      tf.tensor3d(recurrentKernel as number[][][]),
      tf.tensor2d(bias as number[][]),
    ]);
    const run = (x: tf.Tensor, ...parameters: tf.Tensor[]) => {
      let [states, final] = [x as tf.Tensor3D, tf.zeros([1, 1]) as tf.Tensor2D];
      for (let at = 0; at < parameters.length; at += 3) {
        const [inputKernel, recurrentKernel, bias] = parameters.slice(at) as [tf.Tensor3D, tf.Tensor3D, tf.Tensor2D];
        ({ states, final } = lstmLayer(states, lengths, { inputKernel, recurrentKernel, bias }));
      }
      return { states, final };
    };
    const x = tf.tensor3d(fixture.x as number[][][]);
    const { states, final } = run(x, ...tensors);
    expect(relativeError(states.dataSync(), flat(fixture.states))).toBeLessThan(1e-5);
    expect(relativeError(final.dataSync(), flat(fixture.final))).toBeLessThan(1e-5);

    const gradients = tf.grads((...inputs: tf.Tensor[]) => {
      const result = run(...(inputs as [tf.Tensor, ...tf.Tensor[]]));
      const towards = (part: tf.Tensor, direction: Nested) => part.mul(tf.tensor(direction)).sum();
      return towards(result.states, fixture.statesDirection).add(towards(result.final, fixture.finalDirection));
    })([x, ...tensors]);
    const expected = [
      fixture.xGradient,
      ...fixture.layerGradients.flatMap((layer) => [layer.inputKernel, layer.recurrentKernel, layer.bias]),
    ];
    for (const [i, gradient] of gradients.entries()) {
      expect(relativeError(gradient.dataSync(), flat(expected[i]!))).toBeLessThan(1e-5);
    }
  });
});
