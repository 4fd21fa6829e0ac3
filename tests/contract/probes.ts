import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import type { Seq2Seq, Trainable } from '../../src/models/seq2seq.ts';
import { crossEntropy } from '../../src/ops/cross-entropy.ts';
import { vocabulary } from './sentences.ts';

/** A new model, its initial values drawn from `random`. */
export type MakeModel = (vocabulary: VocabularySizes, random: Random, dropout: number) => Seq2Seq;

export const evaluation = { training: false } as const;
export const withMaps = { training: false, attention: true } as const;

/** Lends a new model, and disposes of it and of every tensor made meanwhile. */
export function withModel<T>(make: MakeModel, seed: number, dropout: number, use: (model: Seq2Seq) => T): T {
  const model = make(vocabulary, new Random(seed), dropout);
  tf.engine().startScope();
  try {
    return use(model);
  } finally {
    tf.engine().endScope();
    model.dispose();
  }
}

/** Looks at a model whose every parameter was moved well away from where it starts: no bias is zero, no gain is one. */
export function inspect(make: MakeModel, look: (model: Seq2Seq) => void): void {
  withModel(make, 7, 0, (model) => {
    const random = new Random(11);
    const moved = (values: Float32Array) => values.map((value) => value + 0.8 * (random.uniform() - 0.5));
    model.parameters.load(new Map([...model.parameters.values()].map(([name, values]) => [name, moved(values)])));
    look(model);
  });
}

/** Everything a model says of a batch, teacher-forced and step by step; first axes: the row, or the map and the row. */
export function read(model: Seq2Seq, batch: Batch) {
  const { logits, attention } = model.forward(batch, withMaps);
  let { memory, state } = model.encode(batch.source);
  const [stepLogits, stepAlignments]: [tf.Tensor2D[], tf.Tensor2D[]] = [[], []];
  for (let t = 0; t < batch.targetInput.columns; t++) {
    const stepped = model.step(memory, state, column(batch, t));
    state = stepped.state;
    stepLogits.push(stepped.logits);
    if (stepped.alignment) stepAlignments.push(stepped.alignment);
  }
  return {
    logits: logits.arraySync(),
    maps: attention!.map(({ weights }) => weights.arraySync()),
    alignment: model.alignment(attention!)?.arraySync() ?? [],
    steps: (tf.stack(stepLogits, 1) as tf.Tensor3D).arraySync(),
    stepAlignments: stepAlignments.length > 0 ? (tf.stack(stepAlignments, 1) as tf.Tensor3D).arraySync() : [],
  };
}

/** The words at position t of every target [B]. */
export function column({ targetInput: { ids, columns } }: Batch, t: number): Int32Array {
  return ids.filter((_, at) => at % columns === t);
}

/** Cross-entropy over real words; training, with dropout, if there is a generator to draw from. */
export function lossOf(model: Trainable, batch: Batch, random?: Random): tf.Scalar {
  const { logits } = model.forward(batch, random ? { training: true, random } : evaluation);
  return crossEntropy(logits, batch.targetOutput, { labelSmoothing: 0 });
}

export function lossAndGradients(model: Trainable, batch: Batch) {
  const { names, variables } = model.parameters;
  const { value, grads } = tf.variableGrads(() => lossOf(model, batch), variables);
  const gradients = variables.map((variable, at) => [names[at]!, grads[variable.name]!.dataSync<'float32'>()] as const);
  return { loss: value.dataSync()[0]!, gradients: new Map(gradients) };
}

/** The slope of the loss as one parameter moves along `direction` (of length one), by a central difference. */
export function slopeAlong(model: Trainable, batch: Batch, name: string, direction: Float32Array): number {
  const values = model.parameters.values();
  const start = values.get(name)!;
  const lossAt = (distance: number) => {
    model.parameters.load(
      values.set(
        name,
        start.map((value, at) => value + distance * direction[at]!),
      ),
    );
    return tf.tidy(() => lossOf(model, batch).dataSync()[0]!);
  };
  const reach = 0.002; // float32 losses are good to 1e-6 or so: a smaller step would measure their rounding
  const slope = (lossAt(reach) - lossAt(-reach)) / (2 * reach);
  model.parameters.load(values.set(name, start));
  return slope;
}

export function norm(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, component) => sum + component * component, 0));
}

const tolerance = 5e-6; // relative to the largest, or 1: what float32 sums taken in another order differ by

export function expectClose(actual: readonly number[][], expected: readonly number[][]): void {
  const flat = expected.flat();
  expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const difference = Math.max(...actual.flat().map((value, at) => Math.abs(value - flat[at]!)));
  const largest = Math.max(1, ...flat.map(Math.abs));
  expect(difference).toBeLessThan(tolerance * largest);
}
