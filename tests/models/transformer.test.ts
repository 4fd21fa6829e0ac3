import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { TransformerConfig, VocabularySizes } from '../../src/models/config.ts';
import { TransformerModel } from '../../src/models/transformer.ts';
import { transformerFlops } from '../../src/models/transformer-flops.ts';
import { transformerParameters } from '../../src/models/transformer-parameters.ts';
import { crossEntropy } from '../../src/ops/cross-entropy.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import { countParameters } from '../../src/tensor/parameters.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { composed } from '../support/composed.ts';
import { relativeError } from '../support/finite-differences.ts';

const small: TransformerConfig = {
  kind: 'transformer',
  width: 10,
  heads: 2,
  layers: 2,
  feedForward: 11,
  norm: 'pre',
  positions: 'sinusoidal',
  positionScale: 2,
  maximumLength: 7,
  scaling: true,
  residual: true,
  dropout: 0,
  embeddingScale: 0.5,
};
const vocabulary: VocabularySizes = { source: 13, target: 17 };

/** Unpadded rows of ids. */
function rows(...ids: number[][]): PaddedIds {
  const columns = ids[0]!.length;
  return { ids: Int32Array.from(ids.flat()), rows: ids.length, columns, lengths: ids.map(() => columns) };
}

const batch: Batch = {
  source: rows([5, 7, 9, 11, 2], [6, 4, 8, 3, 2]),
  targetInput: rows([1, 7, 4], [1, 12, 16]),
  targetOutput: rows([7, 4, 2], [12, 16, 2]),
};

/** What `look` makes of a new model; all tensors of the model and of `look` are disposed. */
function withModel<T>(config: TransformerConfig, look: (model: TransformerModel) => T, sizes = vocabulary): T {
  const model = new TransformerModel(config, sizes, new Random(1));
  tf.engine().startScope();
  try {
    return look(model);
  } finally {
    tf.engine().endScope();
    model.dispose();
  }
}

const logitsOf = (config: TransformerConfig, of = batch) =>
  withModel(config, (model) => model.forward(of, { training: false }).logits.dataSync<'float32'>().slice());

describe.each(['pre-norm', 'post-norm'])('a %s Transformer, beside one of PyTorch layers', (norm) => {
  const file = new URL(`../fixtures/pytorch/transformer-${norm}.json`, import.meta.url);
  const pytorch = JSON.parse(readFileSync(file, 'utf8'));
  const padded = ({ ids, lengths }: { ids: number[][]; lengths: number[] }): PaddedIds => ({
    ...rows(...ids),
    lengths,
  });
  const { source, targetInput, targetOutput } = pytorch.batch;
  const batch = { source: padded(source), targetInput: padded(targetInput), targetOutput: padded(targetOutput) };

  const withPytorchModel = (look: (model: TransformerModel) => void) =>
    withModel(
      pytorch.config,
      (model) => {
        const values = Object.entries<number[]>(pytorch.parameters);
        model.parameters.load(new Map(values.map(([name, numbers]) => [name, Float32Array.from(numbers)])));
        look(model);
      },
      pytorch.vocabulary,
    );
  const differentiate = (model: TransformerModel) => {
    const loss = () => {
      const { logits } = model.forward(batch, { training: true });
      return crossEntropy(logits, batch.targetOutput, { labelSmoothing: 0.1 });
    };
    const { variables, names } = model.parameters;
    const { value, grads } = tf.variableGrads(loss, variables);
    return { loss: value.dataSync()[0]!, names, gradients: variables.map(({ name }) => grads[name]!) };
  };

  it('has the same logits', () => {
    withPytorchModel((model) => {
      const { logits } = model.forward(batch, { training: false });
      expect(relativeError(logits.dataSync(), pytorch.logits)).toBeLessThan(1e-4);
    });
  });

  it('has the same loss and the same gradient for every parameter', () => {
    withPytorchModel((model) => {
      const { loss, names, gradients } = differentiate(model);
      expect(relativeError([loss], [pytorch.losses[0]])).toBeLessThan(1e-5);
      expect(names.toSorted()).toEqual(Object.keys(pytorch.gradients).toSorted());
      for (const [i, name] of names.entries()) {
        expect(relativeError(gradients[i]!.dataSync(), pytorch.gradients[name]), name).toBeLessThan(1e-4);
      }
    });
  });

  it('has the same loss before each of 20 Adam updates', () => {
    withPytorchModel((model) => {
      const adam = new Adam(model.parameters, { beta1: 0.9, beta2: 0.98, epsilon: 1e-9, clip: 0 });
      const losses = pytorch.losses.map(() => {
        const { loss, gradients } = differentiate(model);
        adam.apply(gradients, 5e-3);
        return loss;
      });
      for (const [step, expected] of pytorch.losses.entries()) {
        expect(relativeError([losses[step]], [expected]), `step ${step}`).toBeLessThan(1e-3);
      }
    });
  });
});

describe('TransformerModel', () => {
  it('names every attention map, and aligns by the mean of all cross-attention', () => {
    withModel(small, (model) => {
      const attention = model.forward(batch, { training: false, attention: true }).attention!;
      const stacks = ['encoder.self', 'decoder.self', 'decoder.cross'];
      const names = stacks.flatMap((stack) =>
        ['layer1.head1', 'layer1.head2', 'layer2.head1', 'layer2.head2'].map((head) => `${stack}.${head}`),
      );
      expect(attention.map(({ name }) => name)).toEqual(names);
      const cross = attention.slice(8).map(({ weights }) => weights.dataSync());
      const mean = cross[0]!.map((_, i) => (cross[0]![i]! + cross[1]![i]! + cross[2]![i]! + cross[3]![i]!) / 4);
      expect(relativeError(model.alignment(attention).dataSync(), mean)).toBeLessThan(1e-6);
    });
  });

  it('sees the source as a bag of words if it has no positions, and only then', () => {
    const order = [3, 0, 4, 1, 2];
    const shuffled = rows(...[0, 5].map((start) => order.map((s) => batch.source.ids[start + s]!)));
    const read = (positions: TransformerConfig['positions'], source: PaddedIds) =>
      withModel({ ...small, positions }, (model) => {
        const { logits, attention } = model.forward({ ...batch, source }, { training: false, attention: true });
        return { logits: logits.dataSync(), alignment: model.alignment(attention!).arraySync().flat() };
      });
    const [before, after] = [read('none', batch.source), read('none', shuffled)];
    expect(relativeError(after.logits, before.logits)).toBeLessThan(1e-5);
    for (const [t, row] of before.alignment.entries()) {
      expect(
        relativeError(
          after.alignment[t]!,
          order.map((s) => row[s]!),
        ),
      ).toBeLessThan(1e-5);
    }
    for (const positions of ['sinusoidal', 'learned'] as const) {
      const moved = relativeError(read(positions, shuffled).logits, read(positions, batch.source).logits);
      expect(moved).toBeGreaterThan(0.01);
    }
  });

  it.each<Partial<TransformerConfig>>([
    { scaling: false },
    { residual: false },
    { norm: 'post' },
    { norm: 'none' },
    { positions: 'none' },
    { positions: 'learned' },
    { positionScale: 1 },
    { heads: 5 },
    { layers: 1 },
  ])('answers otherwise with %o', (change) => {
    expect(relativeError(logitsOf({ ...small, ...change }), logitsOf(small))).toBeGreaterThan(0.01);
  });

  it('takes √K out of the scores, and nothing else, without scaling', () => {
    // K = 5. Queries that are √5 times as large, divided by √5, are as if unscaled.
    const unscaled = logitsOf({ ...small, scaling: false });
    withModel(small, (model) => {
      const larger = [...model.parameters.values()].map(([name, values]) => {
        return [name, /query(Weight|Bias)$/.test(name) ? values.map((value) => value * Math.sqrt(5)) : values] as const;
      });
      model.parameters.load(new Map(larger));
      expect(relativeError(model.forward(batch, { training: false }).logits.dataSync(), unscaled)).toBeLessThan(1e-5);
    });
  });

  it('reads sentences of any length, but for one that learned positions do not cover', () => {
    const long = { ...batch, source: rows(Array<number>(97).fill(5), Array<number>(97).fill(6)) };
    expect(logitsOf(small, long).every(Number.isFinite)).toBe(true);
    expect(() => logitsOf({ ...small, positions: 'learned' }, long)).toThrow(
      'a sequence of 97 tokens is longer than the 7 positions that were learned',
    );
  });
});

describe('transformerParameters', () => {
  it('counts the parameters of the lab’s model, by hand', () => {
    const lab: TransformerConfig = { ...small, width: 64, heads: 4, feedForward: 128 };
    const table = transformerParameters(lab, { source: 187, target: 290 });
    const embeddings = 64 * (187 + 290);
    const attention = 4 * 64 * 64 + 3 * 64;
    const feedForward = 64 * 128 + 128 + 128 * 64 + 64;
    const norm = 2 * 64;
    const encoderLayer = attention + feedForward + 2 * norm;
    const decoderLayer = 2 * attention + feedForward + 3 * norm;
    const output = 64 * 290 + 290;
    const rest = 2 * (encoderLayer + decoderLayer) + 2 * norm + output;
    expect(countParameters(table)).toBe(embeddings + rest); // 216,674
    expect(countParameters(table, (name) => !name.endsWith('.embedding'))).toBe(rest);
  });

  it('has learned positions and norms only where the configuration says so', () => {
    const names = (change: Partial<TransformerConfig>) =>
      Object.keys(transformerParameters({ ...small, ...change }, vocabulary));
    const norms = (change: Partial<TransformerConfig>) => names(change).filter((name) => name.includes('norm')).length;
    expect([norms({ norm: 'pre' }), norms({ norm: 'post' }), norms({ norm: 'none' })]).toEqual([24, 20, 0]);
    expect(names({}).filter((name) => name.includes('positions'))).toEqual([]);
    expect(names({ positions: 'learned' }).filter((name) => name.includes('positions'))).toEqual([
      'source.positions',
      'target.positions',
    ]);
  });
});

describe('transformerFlops', () => {
  it('counts the matrix products that a forward pass does', async () => {
    const config = { ...small, layers: 3 };
    const model = new TransformerModel(config, vocabulary, new Random(1));
    const one: Batch = { source: rows([5, 7, 9, 11, 2]), targetInput: rows([1, 7, 4]), targetOutput: rows([7, 4, 2]) };
    const profile = await composed(() => tf.profile(() => model.forward(one, { training: false }).logits));
    const products = profile.kernels.filter(({ name }) => name === 'BatchMatMul');
    const counted = products.map(({ inputShapes: [left], outputShapes: [output] }) => {
      return 2 * output!.reduce((product, size) => product * size, 1) * left!.at(-1)!;
    });
    expect(transformerFlops(config, vocabulary, 5, 3)).toBe(counted.reduce((sum, flops) => sum + flops));
    model.dispose();
  });
});
