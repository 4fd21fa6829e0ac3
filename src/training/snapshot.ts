import { z } from 'zod';
import type { RandomState } from '../base/random.ts';
import type { BatchStreamState } from '../batches/batch-stream.ts';
import type { StoredTensor } from '../tensor/safetensors.ts';
import type { AdamState } from './optimizer.ts';

const count = z.int().min(0);

/** How far a training has come. */
export const trainingProgress = z.strictObject({
  /** Updates made. */
  step: count,
  /** Tokens trained on so far: EOS included, padding and BOS not. */
  sourceTokens: count,
  targetTokens: count,
  /** The lowest validation loss so far; null before the first evaluation. */
  best: z.strictObject({ step: count, validationLoss: z.number() }).nullable(),
  /** Evaluations since then. */
  evaluationsSinceBest: count,
});
export type Progress = Readonly<z.infer<typeof trainingProgress>>;

/**
 * All that decides how a training goes on: whoever continues from a snapshot gets the same bits as if there had been no
 * interruption. Plain data that later updates do not touch.
 */
export interface Snapshot {
  readonly progress: Progress;
  readonly parameters: ReadonlyMap<string, StoredTensor>;
  readonly optimizer: AdamState;
  /** Where the generator of dropout stands. */
  readonly dropout: RandomState;
  /** Where in the data the next batch is. */
  readonly batches: BatchStreamState;
  /** The parameters at `progress.best`, kept while early stopping may want them back. */
  readonly bestParameters?: ReadonlyMap<string, Float32Array>;
}
