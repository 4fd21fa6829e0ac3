import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { createModel } from '../../src/models/registry.ts';
import type { ForwardResult, Seq2Seq } from '../../src/models/seq2seq.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import type { Parameters } from '../../src/tensor/parameters.ts';
import { smallLstm } from '../support/small-models.ts';
import type { MakeModel } from './probes.ts';
import { seq2seqContract } from './seq2seq-contract.ts';

/** A good model with something broken in it. */
function broken(defect: (model: Seq2Seq) => Partial<Seq2Seq>): MakeModel {
  return (vocabulary, random, dropout) => {
    const model = createModel({ ...smallLstm, dropout }, vocabulary, random);
    return {
      parameters: model.parameters,
      forward: (...args) => model.forward(...args),
      encode: (...args) => model.encode(...args),
      step: (...args) => model.step(...args),
      reorder: (...args) => model.reorder(...args),
      alignment: (...args) => model.alignment(...args),
      dispose: () => model.dispose(),
      ...defect(model),
    };
  };
}

const withLogits = (change: (logits: tf.Tensor3D) => tf.Tensor3D) =>
  broken((model) => ({
    forward(batch, options): ForwardResult {
      const result = model.forward(batch, options);
      return { ...result, logits: change(result.logits) };
    },
  }));

/** Leaves the value as it is and spoils the gradient. */
const withGradient = (change: (dy: tf.Tensor3D) => tf.Tensor3D) =>
  withLogits(tf.customGrad((logits) => ({ value: (logits as tf.Tensor3D).clone(), gradFunc: change })) as never);

const unpadded = (ids: PaddedIds): PaddedIds => ({ ...ids, lengths: ids.lengths.map(() => ids.columns) });

let made = 0;

const mutants: Readonly<Record<string, readonly [defect: string, model: MakeModel][]>> = {
  'gives a logit for each word at each position, and maps only when asked': [
    ['pays for maps', broken((m) => ({ forward: (batch) => m.forward(batch, { training: false, attention: true }) }))],
  ],
  'has no earlier logit changed by a future target': [
    [
      'reads one word ahead',
      broken((m) => ({
        forward(batch, options) {
          const { ids, columns } = batch.targetInput;
          const next = ids.map((id, at) => ((at + 1) % columns === 0 ? id : ids[at + 1]!));
          return m.forward({ ...batch, targetInput: { ...batch.targetInput, ids: next } }, options);
        },
      })),
    ],
  ],
  'gives the same numbers with padding as without': [
    [
      'takes padding for words',
      broken((m) => ({
        forward: (batch, options) => m.forward({ ...batch, source: unpadded(batch.source) }, options),
        encode: (source) => m.encode(unpadded(source)),
      })),
    ],
  ],
  'attends with rows that sum to one and leave padding and the future exactly zero': [
    [
      'attends to padding',
      broken((m) => ({
        forward: (batch, options) => m.forward({ ...batch, source: unpadded(batch.source) }, options),
      })),
    ],
    ['attends too little', broken((m) => ({ alignment: (maps) => m.alignment(maps)!.mul<tf.Tensor3D>(0.99) }))],
  ],
  'gives the same bits for the same seed, and others for another': [
    ['ignores the seed', (vocabulary) => createModel(smallLstm, vocabulary, new Random(made++))],
    ['has but one seed', (vocabulary) => createModel(smallLstm, vocabulary, new Random(1))],
  ],
  'has a gradient for every variable, which agrees with finite differences': [
    ['scales its gradient', withGradient((dy) => dy.mul(1.05))],
    [
      'forgets the first word',
      withGradient((dy) => dy.mul(tf.range(0, dy.shape[1]).greater(0).cast('float32').reshape([1, -1, 1]))),
    ],
    ['has no gradient', withGradient((dy) => tf.zerosLike(dy))],
  ],
  'decodes stepwise as it is taught': [
    [
      'forgets its state',
      broken((m) => ({ step: (memory, state, tokens) => ({ ...m.step(memory, state, tokens), state }) })),
    ],
    ['scales its logits', withLogits((logits) => logits.mul(1.0001))],
  ],
  'reorders memory and state by row: repeats, drops and exchanges': [
    [
      'keeps the first rows',
      broken((m) => ({
        reorder: (part, rows) =>
          m.reorder(
            part,
            rows.map((_, row) => row),
          ),
      })),
    ],
  ],
  'learns four sentences by heart': [
    [
      'cannot tell sentences apart',
      withLogits((logits) => logits.mean<tf.Tensor3D>(0, true).tile([logits.shape[0], 1, 1])),
    ],
  ],
  'leaks no tensor': [
    [
      'keeps a tensor at each step',
      broken((m) => ({
        step(...args) {
          tf.keep(tf.scalar(0));
          return m.step(...args);
        },
      })),
    ],
    ['keeps its variables', broken(() => ({ dispose: () => {} }))],
  ],
  'gives the same logits after its parameters were saved and loaded': [
    [
      'loads nothing',
      broken(({ parameters }) => ({
        parameters: { values: () => parameters.values(), load: () => {} } as unknown as Parameters,
      })),
    ],
  ],
  'drops in training alone, and only by the generator it is given': [
    [
      'draws from a generator of its own',
      broken((m) => {
        const random = new Random(3);
        return { forward: (batch, options) => m.forward(batch, { ...options, random }) };
      }),
    ],
    [
      'drops in evaluation',
      broken((m) => ({
        forward: (batch, options) => m.forward(batch, { ...options, training: true }),
      })),
    ],
    ['never drops', broken((m) => ({ forward: (batch) => m.forward(batch, { training: false }) }))],
  ],
};

describe('the contract suite refuses a model that', () => {
  const cases = Object.entries(mutants).flatMap(([promise, models]) =>
    models.map(([defect, make]) => ({ defect, promise, make })),
  );

  it.each(cases)('$defect', ({ promise, make }) => {
    expect(() => seq2seqContract[promise]!(make)).toThrow(/expected/); // an assertion's words, not a stray TypeError's
  });
});

it('has every promise of the contract tried by a model that breaks it', () => {
  expect(Object.keys(mutants)).toEqual(Object.keys(seq2seqContract));
});
