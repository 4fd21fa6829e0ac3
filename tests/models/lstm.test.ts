import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { LstmConfig } from '../../src/models/config.ts';
import { LstmModel } from '../../src/models/lstm.ts';
import { lstmFlops } from '../../src/models/lstm-flops.ts';
import { lstmParameters } from '../../src/models/lstm-parameters.ts';
import { countParameters } from '../../src/tensor/parameters.ts';
import { batchOf, sentences, vocabulary } from '../contract/sentences.ts';
import { composed } from '../support/composed.ts';
import { smallLstm } from '../support/small-models.ts';

const attentions = ['none', 'additive', 'dot', 'general'] as const;
const encoders = ['forward', 'bidirectional'] as const;
const variants = attentions.flatMap((attention) =>
  encoders.flatMap((encoder) => [1, 3].map((layers): LstmConfig => ({ ...smallLstm, attention, encoder, layers }))),
);

describe('LstmModel', () => {
  it.each(attentions)('names its one attention map: %s', (attention) => {
    const model = new LstmModel({ ...smallLstm, attention }, vocabulary, new Random(1));
    const maps = model.forward(batchOf(sentences), { training: false, attention: true }).attention!;
    const expected = attention === 'none' ? [] : ['decoder.attention'];
    expect(maps.map(({ name }) => name)).toEqual(expected);
    expect(maps.every(({ kind }) => kind === 'cross')).toBe(true);
  });

  it('without attention sees nothing of the source but the final states', () => {
    const model = new LstmModel({ ...smallLstm, attention: 'none' }, vocabulary, new Random(1));
    const { memory } = model.encode(batchOf(sentences).source);
    expect(Object.keys(memory)).toEqual(['summary']);
    expect((memory as { summary: tf.Tensor }).summary.shape).toEqual([4, 2 * smallLstm.hidden]);
  });

  it('starts its embeddings at the scale of the configuration and its recurrent kernels within ±1/√D', () => {
    const config = { ...smallLstm, hidden: 47, embedding: 53 };
    const values = new LstmModel(config, { source: 211, target: 13 }, new Random(1)).parameters.values();
    const embeddings = values.get('source.embedding')!;
    const variance = embeddings.reduce((sum, value) => sum + value * value, 0) / embeddings.length;
    expect(Math.sqrt(variance)).toBeCloseTo(config.embeddingScale, 2);
    const kernel = values.get('encoder.layer1.recurrentKernel')!;
    const largest = Math.max(...kernel.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(1 / Math.sqrt(47));
    expect(largest).toBeGreaterThan(0.99 / Math.sqrt(47));
  });
});

describe('lstmParameters', () => {
  it('counts as the equations say', () => {
    // I = 5, D = 7, A = 3, O = 11, two directions: E = 14; words 11 and 13.
    const encoder = 2 * (5 * 28 + 7 * 28 + 28);
    const bridge = 14 * 14 + 14;
    const attention = 7 * 3 + 14 * 3 + 3;
    const decoder = (5 + 14 + 7) * 28 + 28;
    const readout = (7 + 14 + 5) * 11 + 11 + 11 * 13 + 13;
    const table = lstmParameters(smallLstm, vocabulary);
    const withoutEmbeddings = countParameters(table, (name) => !name.endsWith('.embedding'));
    expect(withoutEmbeddings).toBe(encoder + bridge + attention + decoder + readout);
    expect(countParameters(table)).toBe(withoutEmbeddings + (11 + 13) * 5);
  });
});

describe('lstmFlops', () => {
  it.each(variants)('counts what a forward pass multiplies: $attention, $encoder, $layers layers', async (config) => {
    const model = new LstmModel(config, vocabulary, new Random(1));
    const batch = batchOf(sentences.slice(0, 1));
    let counted = 0;
    const { kernels } = await composed(() => tf.profile(() => model.forward(batch, { training: false }).logits));
    for (const { name, inputShapes, outputShapes } of kernels) {
      if (name === 'BatchMatMul') counted += 2 * inputShapes[0]!.at(-1)! * tf.util.sizeFromShape(outputShapes[0]!);
    }
    const [S, T] = [batch.source.columns, batch.targetInput.columns];
    expect(lstmFlops(config, vocabulary, S, T)).toBe(counted);
  });
});
