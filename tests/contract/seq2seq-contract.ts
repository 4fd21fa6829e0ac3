import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import {
  column,
  evaluation,
  expectClose,
  inspect,
  lossAndGradients,
  lossOf,
  type MakeModel,
  norm,
  read,
  slopeAlong,
  withMaps,
  withModel,
} from './probes.ts';
import { batchOf, sentences, vocabulary } from './sentences.ts';

/** Makes one test of each promise of the contract. A model must be small here: some promises take hundreds of passes. */
export function describeSeq2SeqContract(name: string, make: MakeModel): void {
  describe(`${name} keeps the contract`, () => {
    for (const [promise, check] of Object.entries(seq2seqContract)) it(promise, () => check(make));
  });
}

/** The promises that training, decoding and evaluation rely on, each a check that throws if a model breaks it. */
export const seq2seqContract: Readonly<Record<string, (make: MakeModel) => void>> = {
  'gives a logit for each word at each position, and maps only when asked'(make) {
    inspect(make, (model) => {
      const batch = batchOf(sentences);
      const { rows: B, columns: T } = batch.targetInput;
      const plain = model.forward(batch, evaluation);
      expect(plain.logits.shape).toEqual([B, T, vocabulary.target]);
      expect(plain.attention).toBeUndefined();
      const maps = model.forward(batch, withMaps).attention!;
      expect(new Set(maps.map(({ name }) => name)).size).toBe(maps.length);
      const S = batch.source.columns;
      const shapes = { 'encoder-self': [B, S, S], 'decoder-self': [B, T, T], cross: [B, T, S] };
      for (const { kind, weights } of maps) expect(weights.shape).toEqual(shapes[kind]);
    });
  },

  'has no earlier logit changed by a future target'(make) {
    inspect(make, (model) => {
      const batch = batchOf(sentences);
      const { ids, rows, columns } = batch.targetInput;
      const before = model.forward(batch, evaluation).logits.arraySync();
      for (let t = 1; t < columns; t++) {
        const others = ids.map((id, at) => (at % columns < t ? id : (id + 1) % vocabulary.target));
        const future = { ...batch, targetInput: { ...batch.targetInput, ids: others } };
        const after = model.forward(future, evaluation).logits.arraySync();
        for (let row = 0; row < rows; row++) {
          expect(after[row]!.slice(0, t)).toEqual(before[row]!.slice(0, t));
          expect(after[row]![t]).not.toEqual(before[row]![t]); // but the word itself counts
        }
      }
    });
  },

  'gives the same numbers with padding as without'(make) {
    inspect(make, (model) => {
      const alone = sentences.map((pair) => read(model, batchOf([pair])));
      for (const [extra, padding] of [
        [0, 0],
        [3, 0],
        [3, 7],
      ] as const) {
        const together = read(model, batchOf(sentences, extra, padding));
        for (const [row, one] of alone.entries()) {
          expectClose(together.logits[row]!.slice(0, one.logits[0]!.length), one.logits[0]!);
          expectClose(together.steps[row]!.slice(0, one.steps[0]!.length), one.steps[0]!);
          for (const [map, rows] of one.maps.entries()) {
            const same = together.maps[map]![row]!.slice(0, rows[0]!.length);
            expectClose(
              same.map((weights) => weights.slice(0, rows[0]![0]!.length)),
              rows[0]!,
            );
          }
        }
      }
    });
  },

  'attends with rows that sum to one and leave padding and the future exactly zero'(make) {
    inspect(make, (model) => {
      const batch = batchOf(sentences, 2);
      const maps = model.forward(batch, withMaps).attention!;
      const alignment = model.alignment(maps);
      expect(alignment === undefined).toBe(maps.length === 0);
      const all = [...maps, ...(alignment ? [{ name: 'alignment', kind: 'cross', weights: alignment } as const] : [])];
      for (const { kind, weights } of all) {
        const [queries, keys] = {
          'encoder-self': [batch.source, batch.source],
          'decoder-self': [batch.targetInput, batch.targetInput],
          cross: [batch.targetInput, batch.source],
        }[kind] as [Batch['source'], Batch['source']];
        for (const [row, matrix] of weights.arraySync().entries()) {
          for (const [t, attended] of matrix.slice(0, queries.lengths[row]).entries()) {
            const seen = kind === 'decoder-self' ? t + 1 : keys.lengths[row]!;
            expect(attended.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 6);
            expect(attended.slice(seen).every((weight) => weight === 0)).toBe(true);
            expect(attended.slice(0, seen).every((weight) => weight > 0)).toBe(true);
          }
        }
      }
    });
  },

  'gives the same bits for the same seed, and others for another'(make) {
    const outcome = (seed: number) =>
      withModel(make, seed, 0, (model) => {
        const { loss, gradients } = lossAndGradients(model, batchOf(sentences));
        return [...model.parameters.values().values(), [loss], ...gradients.values()].map((part) => [...part]);
      });
    expect(outcome(5)).toEqual(outcome(5));
    expect(outcome(5)).not.toEqual(outcome(6));
  },

  'has a gradient for every variable, which agrees with finite differences'(make) {
    inspect(make, (model) => {
      const batch = batchOf(sentences);
      const { gradients } = lossAndGradients(model, batch);
      const random = new Random(17);
      for (const [name, gradient] of gradients) {
        expect(
          gradient.some((slope) => slope !== 0),
          `${name} receives no gradient`,
        ).toBe(true);
        // Along the gradient, and along a random direction, which also sees what the gradient leaves out.
        for (const direction of [gradient, gradient.map(() => random.normal())]) {
          const unit = direction.map((component) => component / norm(direction));
          const expected = unit.reduce((sum, component, at) => sum + component * gradient[at]!, 0);
          const measured = slopeAlong(model, batch, name, unit);
          const allowed = 0.03 * norm(gradient) + 5e-4; // rounding, and where a ReLU bends; a missing term shows as 1
          expect(Math.abs(measured - expected), `${name}: ${measured}, not ${expected}`).toBeLessThan(allowed);
        }
      }
    });
  },

  'decodes stepwise as it is taught'(make) {
    inspect(make, (model) => {
      const { logits, steps, alignment, stepAlignments } = read(model, batchOf(sentences));
      for (const [row, matrix] of logits.entries()) expectClose(steps[row]!, matrix);
      expect(stepAlignments.length).toBe(alignment.length);
      for (const [row, matrix] of alignment.entries()) expectClose(stepAlignments[row]!, matrix);
    });
  },

  'reorders memory and state by row: repeats, drops and exchanges'(make) {
    inspect(make, (model) => {
      const batch = batchOf(sentences);
      const { memory, state } = model.encode(batch.source);
      const first = model.step(memory, state, column(batch, 0));
      const before = model.step(memory, first.state, column(batch, 1));
      const rows = Int32Array.of(3, 1, 1);
      const tokens = Int32Array.from(rows, (row) => column(batch, 1)[row]!);
      const after = model.step(model.reorder(memory, rows), model.reorder(first.state, rows), tokens);
      const chosen = (matrix: tf.Tensor2D) => Array.from(rows, (row) => matrix.arraySync()[row]!);
      expectClose(after.logits.arraySync(), chosen(before.logits));
      if (before.alignment) expectClose(after.alignment!.arraySync(), chosen(before.alignment));
      else expect(after.alignment).toBeUndefined();
    });
  },

  'learns four sentences by heart'(make) {
    withModel(make, 3, 0, (model) => {
      const batch = batchOf(sentences);
      const adam = tf.train.adam(0.02);
      let [loss, steps] = [Number.POSITIVE_INFINITY, 0];
      while (loss > 0.05 && steps++ < 300) {
        const cost = adam.minimize(() => lossOf(model, batch), true, model.parameters.variables)!;
        loss = cost.dataSync()[0]!;
        cost.dispose();
      }
      adam.dispose();
      expect(loss).toBeLessThan(0.05);
    });
  },

  'leaks no tensor'(make) {
    const before = tf.memory().numTensors;
    const model = make(vocabulary, new Random(2), 0.1);
    const batch = batchOf(sentences);
    const use = () => {
      const random = new Random(1);
      const { logits, attention } = model.forward(batch, { training: true, random, attention: true });
      tf.dispose([logits, ...attention!.map(({ weights }) => weights)]);
      tf.dispose(tf.variableGrads(() => lossOf(model, batch, random), model.parameters.variables));
      const encoded = model.encode(batch.source);
      const stepped = model.step(encoded.memory, encoded.state, column(batch, 0));
      tf.dispose([encoded, stepped, model.reorder(stepped.state, Int32Array.of(1, 0))]);
    };
    use();
    const afterFirst = tf.memory().numTensors;
    use();
    expect(tf.memory().numTensors).toBe(afterFirst);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },

  'gives the same logits after its parameters were saved and loaded'(make) {
    const batch = batchOf(sentences);
    const logits = (model: Seq2Seq) => [...model.forward(batch, evaluation).logits.dataSync()];
    const [values, saved] = withModel(make, 5, 0, (model) => [model.parameters.values(), logits(model)]);
    withModel(make, 6, 0, (model) => {
      expect(logits(model)).not.toEqual(saved);
      model.parameters.load(values);
      expect(logits(model)).toEqual(saved);
    });
  },

  'drops in training alone, and only by the generator it is given'(make) {
    withModel(make, 5, 0.3, (model) => {
      const batch = batchOf(sentences);
      const trained = (seed: number) => {
        const random = new Random(seed);
        const logits = [...model.forward(batch, { training: true, random }).logits.dataSync()];
        return { logits, state: random.state };
      };
      expect(trained(1)).toEqual(trained(1));
      expect(trained(1).logits).not.toEqual(trained(2).logits);
      const random = new Random(1);
      const evaluated = [...model.forward(batch, { training: false, random }).logits.dataSync()];
      expect(random.state).toEqual(new Random(1).state);
      expect(evaluated).not.toEqual(trained(1).logits);
      const undropped = withModel(make, 5, 0, (other) => [
        ...other.forward(batch, { training: true }).logits.dataSync(),
      ]);
      expect(evaluated).toEqual(undropped);
      expect(() => model.forward(batch, { training: true })).toThrow('random');
    });
  },
};
