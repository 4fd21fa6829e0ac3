import { Random } from '../../src/base/random.ts';
import { BatchStream, batchesOf } from '../../src/batches/batch-stream.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import type { TrainingConfig } from '../../src/training/config.ts';
import { type TrainingEvent, train } from '../../src/training/train.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { configs, type Family } from './configs.ts';
import { ownModel } from './own-models.ts';
import type { Parts } from './parts.ts';
import { task, vocabularySizes } from './task.ts';

const shared = {
  steps: 800,
  batchSize: 64,
  schedule: 'smooth',
  finalFraction: 0.02,
  clip: 1,
  labelSmoothing: 0.1,
  evaluateEvery: 100,
  checkpointEvery: 800,
  patience: 0,
  beta1: 0.9,
  beta2: 0.95,
  epsilon: 1e-9,
} as const;

const trainings: Record<Family, TrainingConfig> = {
  lstm: { ...shared, learningRate: 1.5e-2, warmup: 50 },
  transformer: { ...shared, learningRate: 8e-3, warmup: 50 },
};

/** A model that has learned nothing yet. */
export const newModel = (parts: Parts, family: Family): Seq2Seq =>
  ownModel(parts, configs[family], vocabularySizes(), new Random(1).split(family));

/** Trains a model with the library's loop; see `train` for what it yields. */
export function trainOwn(model: Seq2Seq, family: Family): AsyncGenerator<TrainingEvent, void> {
  const config = trainings[family];
  const random = new Random(1);
  const { training, validation } = task();
  const batches = [...batchesOf(validation, 100)].map(({ batch }) => batch);
  return train({
    model,
    batches: new BatchStream(training, config.batchSize, random.split('order')),
    config,
    random,
    evaluate: () => validationLoss(model, batches),
  });
}
