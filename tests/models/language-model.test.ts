import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { TransformerConfig } from '../../src/models/config.ts';
import { LanguageModel, languageModelParameters, type Past } from '../../src/models/language-model.ts';
import type { Trainable } from '../../src/models/seq2seq.ts';
import { countParameters } from '../../src/tensor/parameters.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { train } from '../../src/training/train.ts';
import { update } from '../../src/training/update.ts';
import { expectClose, lossAndGradients, norm, slopeAlong } from '../contract/probes.ts';
import { padded } from '../contract/sentences.ts';
import { smallTransformer } from '../support/small-models.ts';
import { trainingSettings } from '../support/training-settings.ts';

const V = 13;
const texts = [
  [4, 9, 5, 7, 12],
  [6, 11, 3],
];

/** What comes behind each token of these texts, the last aside. */
const batchOf = (rows: readonly (readonly number[])[], columns = 0, padding = 0) => ({
  source: padded(rows.map(() => [])),
  targetInput: padded(
    rows.map((row) => row.slice(0, -1)),
    columns,
    padding,
  ),
  targetOutput: padded(
    rows.map((row) => row.slice(1)),
    columns,
  ),
});
const batch = batchOf(texts);

function withModel<T>(look: (model: LanguageModel) => T, config: Partial<TransformerConfig> = {}): T {
  const model = new LanguageModel({ ...smallTransformer, layers: 2, ...config }, V, new Random(3));
  tf.engine().startScope();
  try {
    return look(model);
  } finally {
    tf.engine().endScope();
    model.dispose();
  }
}

const evaluation = { training: false, attention: true } as const;
const logitsOf = (model: LanguageModel, of: Parameters<LanguageModel['forward']>[0] = batch) =>
  model.forward(of, evaluation).logits.arraySync();

it('gives a logit for every word behind each token, and a causal map for every layer and head', () => {
  withModel((model) => {
    expect(model.forward(batch, { training: false }).attention).toBeUndefined();
    const { logits, attention } = model.forward(batch, evaluation);
    expect(logits.shape).toEqual([2, 4, V]);
    expect(attention!.map(({ name }) => name)).toEqual(
      [1, 2].flatMap((layer) => [1, 2].map((head) => `decoder.self.layer${layer}.head${head}`)),
    );
    for (const { weights } of attention!) {
      for (const [t, row] of weights.arraySync()[0]!.entries()) {
        expect(row.map((weight) => weight > 0)).toEqual(row.map((_, s) => s <= t));
        expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 6);
      }
    }
  });
});

it('has no earlier logit changed by a later token', () => {
  withModel((model) => {
    const [before] = logitsOf(model);
    for (let t = 1; t < 4; t++) {
      const changed = texts[0]!.map((id, at) => (at < t ? id : (id + 1) % V));
      const [after] = logitsOf(model, batchOf([changed, texts[1]!]));
      expect(after!.slice(0, t)).toEqual(before!.slice(0, t));
      expect(after![t]).not.toEqual(before![t]); // but the token itself counts
    }
  });
});

it('gives the same numbers with padding as without', () => {
  withModel((model) => {
    const [long, short] = logitsOf(model, batchOf(texts, 7, 8));
    expectClose(long!.slice(0, 4), logitsOf(model, batchOf([texts[0]!]))[0]!);
    expectClose(short!.slice(0, 2), logitsOf(model, batchOf([texts[1]!]))[0]!);
  });
});

it.each<[string, number[]]>([
  ['one token at a time', [1, 1, 1, 1]],
  ['a beginning of three, then one', [3, 1]],
  ['one, then three', [1, 3]],
])('goes on from the past as it is taught: %s', (_, parts) => {
  withModel((model) => {
    const taught = logitsOf(model, batchOf([texts[0]!]))[0]!;
    let [past, end]: [Past | undefined, number] = [undefined, 0];
    for (const part of parts) {
      end += part;
      const said = model.next(padded([texts[0]!.slice(end - part, end)]), past);
      past = said.past;
      expectClose(said.logits.arraySync(), [taught[end - 1]!]);
    }
  });
});

it.each<Partial<TransformerConfig>>([{}, { norm: 'post', positions: 'learned' }])(
  'has a gradient for every variable, which agrees with finite differences: %j',
  (config) => {
    withModel((model) => {
      const { gradients } = lossAndGradients(model, batch);
      const random = new Random(17);
      expect([...gradients.keys()]).toEqual(model.parameters.names);
      for (const [name, gradient] of gradients) {
        const direction = gradient.map((slope) => slope / norm(gradient) + 0.1 * random.normal());
        const unit = direction.map((component) => component / norm(direction));
        const expected = unit.reduce((sum, component, at) => sum + component * gradient[at]!, 0);
        expect(norm(gradient), name).toBeGreaterThan(0);
        const allowed = 0.03 * norm(gradient) + 5e-4;
        expect(Math.abs(slopeAlong(model, batch, name, unit) - expected), name).toBeLessThan(allowed);
      }
    }, config);
  },
);

it('learns two texts by heart, and leaks no tensor after the first step', () => {
  const model = new LanguageModel(smallTransformer, V, new Random(3));
  const adam = new Adam(model.parameters, trainingSettings);
  const step = () => update(model, adam, batch, { learningRate: 0.02, labelSmoothing: 0, dropout: new Random(1) }).loss;
  step();
  const tensors = tf.memory().numTensors;
  let loss = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 60 && loss > 0.02; i++) loss = step();
  expect(loss).toBeLessThan(0.02);
  expect(tf.memory().numTensors).toBe(tensors);
  adam.dispose();
  model.dispose();
});

it('is trained by the loop that trains the translators', async () => {
  const model = new LanguageModel(smallTransformer, V, new Random(3));
  const batches = { next: () => batch, state: { epoch: 0, position: 0 }, restore: () => {} };
  const config = { ...trainingSettings, steps: 3 };
  const losses: number[] = [];
  for await (const event of train({ model, batches, config, random: new Random(1), evaluate: () => 1 })) {
    if (event.event === 'step') losses.push(event.loss);
  }
  expect(losses).toHaveLength(3);
  expect(losses[2]).toBeLessThan(losses[0]!);
  model.dispose();
});

it('drops in training alone', () => {
  withModel(
    (model: Trainable) => {
      const trained = () => model.forward(batch, { training: true, random: new Random(1) }).logits.dataSync();
      const evaluated = () => model.forward(batch, { training: false }).logits.dataSync();
      expect(trained()).toEqual(trained());
      expect(trained()).not.toEqual(evaluated());
    },
    { dropout: 0.3 },
  );
});

it('has the parameters of its parts list, and no cross-attention', () => {
  const { width: D, feedForward: F } = smallTransformer;
  const norms = 3 * 2 * D;
  const attention = 4 * D * D + 3 * D;
  const feedForward = 2 * D * F + F + D;
  const expected = V * D + attention + feedForward + norms + D * V + V;
  expect(countParameters(languageModelParameters(smallTransformer, V))).toBe(expected);
});
