import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { padIds } from '../batches/collate.ts';
import type { ModelConfig, VocabularySizes } from '../models/config.ts';
import { forwardFlops } from '../models/registry.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { BOS, EOS, specialTokens } from '../text/special-tokens.ts';
import type { TrainingConfig } from '../training/config.ts';
import { Adam } from '../training/optimizer.ts';
import { update } from '../training/update.ts';
import type { StepCost } from './run-files.ts';

/** Sentences of a measured batch: few, since what is compared is how a cost grows, and measuring may not take long. */
export const MEASURED_SENTENCES = 8;

export interface StepCostOptions {
  readonly model: Seq2Seq;
  readonly modelConfig: ModelConfig;
  readonly vocabulary: VocabularySizes;
  readonly training: TrainingConfig;
  /** Tokens of each sentence, EOS included, source and target alike. */
  readonly lengths: readonly number[];
  /** Timed steps at each length, after one that allocates its buffers; the fastest is the one least disturbed. */
  readonly repeats: number;
  readonly random: Random;
}

/**
 * What one whole training step (forward, backward, update) costs against sentence length, on batches of random words all of
 * one length: no word is padding. The step is made with a learning rate of zero, so that the weights stay.
 *
 * The bytes are those of all tensors at the step's peak, as TensorFlow.js counts them after every kernel, less those that
 * stay from step to step: the weights and Adam's moments, which do not grow with length. The count is exact and repeats;
 * the process's memory is neither, for a heap grows by large pieces and never shrinks. The kernels' own workspace, one of
 * a fixed size, is not in it.
 */
export async function measureStepCosts(options: StepCostOptions): Promise<StepCost[]> {
  const { model, modelConfig, vocabulary, training, lengths, repeats, random } = options;
  const adam = new Adam(model.parameters, training);
  const updateOptions = { ...training, learningRate: 0, dropout: random.split('dropout') };
  const costs: StepCost[] = [];
  for (const tokens of lengths) {
    const batch = randomBatch(tokens, vocabulary, random);
    const step = () => void update(model, adam, batch, updateOptions);
    const bytes = await peakBytes(step);
    const seconds = Math.min(...Array.from({ length: repeats }, () => secondsOf(step)));
    const flops = MEASURED_SENTENCES * forwardFlops(modelConfig, vocabulary, tokens, tokens);
    costs.push({ tokens, seconds, bytes, forwardFlops: flops });
  }
  adam.dispose();
  return costs;
}

async function peakBytes(step: () => void): Promise<number> {
  const resident = tf.memory().numBytes;
  return (await tf.profile(step)).peakBytes - resident;
}

function secondsOf(step: () => void): number {
  const began = performance.now();
  step();
  return (performance.now() - began) / 1000;
}

function randomBatch(tokens: number, vocabulary: VocabularySizes, random: Random): Batch {
  const sentence = (size: number) =>
    Array.from({ length: tokens - 1 }, () => specialTokens.length + random.integer(size - specialTokens.length));
  const sentences = (size: number) => Array.from({ length: MEASURED_SENTENCES }, () => sentence(size));
  const targets = sentences(vocabulary.target);
  return {
    source: padIds(sentences(vocabulary.source).map((ids) => [...ids, EOS])),
    targetInput: padIds(targets.map((ids) => [BOS, ...ids])),
    targetOutput: padIds(targets.map((ids) => [...ids, EOS])),
  };
}
