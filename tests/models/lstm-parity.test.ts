import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { LstmConfig, VocabularySizes } from '../../src/models/config.ts';
import { LstmModel } from '../../src/models/lstm.ts';
import { crossEntropy } from '../../src/ops/cross-entropy.ts';
import { Adam, type AdamConfig } from '../../src/training/optimizer.ts';
import { batchOf, type SentenceIds } from '../contract/sentences.ts';
import { relativeError } from '../support/finite-differences.ts';

interface ModelFixture {
  readonly widths: Pick<LstmConfig, 'embedding' | 'hidden' | 'attentionWidth' | 'readout'>;
  readonly vocabulary: VocabularySizes;
  readonly sources: readonly (readonly number[])[]; // with EOS
  readonly targets: readonly (readonly number[])[];
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly logits: readonly (readonly (readonly number[])[])[]; // [B, T, V]
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly adam: Omit<AdamConfig, 'clip'> & { readonly learningRate: number };
  /** Before each of 20 steps. */
  readonly losses: readonly number[];
}

function load(attention: LstmConfig['attention']) {
  const path = new URL(`../fixtures/pytorch/lstm-${attention}.json`, import.meta.url);
  const fixture = JSON.parse(readFileSync(path, 'utf8')) as ModelFixture;
  const settings = { kind: 'lstm', encoder: 'bidirectional', layers: 1, dropout: 0, embeddingScale: 1 } as const;
  const model = new LstmModel({ ...settings, ...fixture.widths, attention }, fixture.vocabulary, new Random(1));
  const values = Object.entries(fixture.parameters).map(([name, list]) => [name, Float32Array.from(list)] as const);
  model.parameters.load(new Map(values));
  const pairs = fixture.sources.map(
    (source, row): SentenceIds => [source.slice(0, -1), fixture.targets[row]!.slice(0, -1)],
  );
  const batch = batchOf(pairs);
  const loss = () =>
    crossEntropy(model.forward(batch, { training: true }).logits, batch.targetOutput, { labelSmoothing: 0.1 });
  return { fixture, model, batch, loss };
}

describe.each(['none', 'additive', 'dot', 'general'] as const)(
  'the LSTM with attention %s and its twin in PyTorch',
  (kind) => {
    const { fixture, model, batch, loss } = load(kind);
    const { names, variables } = model.parameters;

    it('say the same', () => {
      const { logits } = model.forward(batch, { training: false });
      expect(relativeError(logits.dataSync(), fixture.logits.flat(2))).toBeLessThan(1e-5);
    });

    it('have the same loss and the same gradient for every parameter', () => {
      const { value, grads } = tf.variableGrads(loss, variables);
      expect(value.dataSync()[0]).toBeCloseTo(fixture.loss, 5);
      for (const [i, variable] of variables.entries()) {
        const error = relativeError(grads[variable.name]!.dataSync(), fixture.gradients[names[i]!]!);
        expect(error, names[i]).toBeLessThan(1e-4);
      }
    });

    it('learn at the same pace for 20 steps of Adam', () => {
      const { learningRate, ...config } = fixture.adam;
      const adam = new Adam(model.parameters, { ...config, clip: 0 });
      for (const [step, expected] of fixture.losses.entries()) {
        tf.tidy(() => {
          const { value, grads } = tf.variableGrads(loss, variables);
          expect(Math.abs(value.dataSync()[0]! - expected), `step ${step}`).toBeLessThan(1e-3);
          adam.apply(
            variables.map(({ name }) => grads[name]!),
            learningRate,
          );
        });
      }
    });
  },
);
