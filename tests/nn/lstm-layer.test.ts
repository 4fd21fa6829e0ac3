import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { uniform } from '../../src/nn/initializers.ts';
import { type LstmLayerParameters, lstmLayer } from '../../src/nn/lstm-layer.ts';
import { relativeError } from '../support/finite-differences.ts';

const [B, S, I, D] = [3, 5, 2, 7];
const lengths = [2, 5, 3];
const draw = <R extends tf.Rank>(shape: tf.ShapeMap[R], seed: number) =>
  tf.tensor<R>(uniform(1)(shape, new Random(seed)), shape);

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
