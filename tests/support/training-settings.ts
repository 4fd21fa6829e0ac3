import type { TrainingConfig } from '../../src/training/config.ts';

/** Settings with which a small model learns in a few steps. */
export const trainingSettings: TrainingConfig = {
  steps: 12,
  batchSize: 3,
  schedule: 'smooth',
  learningRate: 0.01,
  warmup: 2,
  finalFraction: 0.02,
  clip: 1,
  labelSmoothing: 0.1,
  evaluateEvery: 4,
  checkpointEvery: 5,
  patience: 0,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-9,
  frozen: 'none',
};
