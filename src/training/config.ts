import { z } from 'zod';

const fraction = z.number().min(0).max(1);
const decay = z.number().min(0).lt(1);

/** How a model is trained; what the model is stands in its own configuration. */
export const trainingConfig = z.strictObject({
  /** Number of updates. */
  steps: z.int().min(1),
  /** Sentence pairs in a batch. */
  batchSize: z.int().min(1),
  /** The course of the learning rate: see `learningRateAt`. */
  schedule: z.enum(['smooth', 'inverse-sqrt', 'constant']),
  /** Peak of the learning rate, reached at the end of the warm-up. */
  learningRate: z.number().positive(),
  /** Steps over which the learning rate rises from zero; 0 starts at the peak. */
  warmup: z.int().min(0),
  /** What is left of the peak at the last step of the smooth schedule. */
  finalFraction: fraction,
  /** Largest global norm of the gradient; 0 never clips. */
  clip: z.number().min(0),
  labelSmoothing: decay,
  /** Steps from one evaluation to the next; the last step is always evaluated. */
  evaluateEvery: z.int().min(1),
  /** Steps from one checkpoint to the next; there is always one at the end. */
  checkpointEvery: z.int().min(1),
  /** Evaluations without improvement after which training stops and the best weights come back; 0 never stops early. */
  patience: z.int().min(0),
  /** Decay of Adam's running mean of the gradient. */
  beta1: decay,
  /** Decay of Adam's running mean of the squared gradient. */
  beta2: decay,
  /** Keeps Adam from dividing by zero. */
  epsilon: z.number().positive(),
  /** What is never updated and keeps its initial values; absent in settings that were saved before there was a choice. */
  frozen: z.enum(['none', 'embeddings']).default('none'),
});

export type TrainingConfig = Readonly<z.input<typeof trainingConfig>>;
