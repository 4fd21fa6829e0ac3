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
import type { StepTimes } from './run-files.ts';

/** Tokens of each sentence, EOS included, source and target alike; those that the model can read are measured. */
const LENGTHS = [8, 16, 32, 64];
/** Few sentences: what is compared is how the time grows, and the measurement may not take long. */
const SENTENCES = 8;
/** Steps at each length, after one that allocates its buffers; the fastest is the one least disturbed. */
const TIMED = 3;

export interface StepTimesOptions {
  readonly model: Seq2Seq;
  readonly modelConfig: ModelConfig;
  readonly vocabulary: VocabularySizes;
  readonly training: TrainingConfig;
  /** Longest sentence, in tokens without EOS. */
  readonly maximumLength: number;
  readonly random: Random;
}

/**
 * Time of one whole training step (forward, backward, update) against sentence length, on batches of random words all
 * of one length: no word is padding. The step is made with a learning rate of zero, so that the weights stay.
 */
export function measureStepTimes(options: StepTimesOptions): StepTimes {
  const { model, modelConfig, vocabulary, training, maximumLength, random } = options;
  const adam = new Adam(model.parameters, training);
  const step = (batch: Batch) =>
    update(model, adam, batch, { ...training, learningRate: 0, dropout: random.split('dropout') });
  const lengths = LENGTHS.filter((tokens) => tokens <= maximumLength + 1).map((tokens) => {
    const batch = randomBatch(tokens, vocabulary, random);
    step(batch);
    const seconds = Array.from({ length: TIMED }, () => {
      const began = performance.now();
      step(batch);
      return (performance.now() - began) / 1000;
    });
    const flops = SENTENCES * forwardFlops(modelConfig, vocabulary, tokens, tokens);
    return { tokens, seconds: Math.min(...seconds), forwardFlops: flops };
  });
  return { sentences: SENTENCES, lengths };
}

function randomBatch(tokens: number, vocabulary: VocabularySizes, random: Random): Batch {
  const sentence = (size: number) =>
    Array.from({ length: tokens - 1 }, () => specialTokens.length + random.integer(size - specialTokens.length));
  const sentences = (size: number) => Array.from({ length: SENTENCES }, () => sentence(size));
  const targets = sentences(vocabulary.target);
  return {
    source: padIds(sentences(vocabulary.source).map((ids) => [...ids, EOS])),
    targetInput: padIds(targets.map((ids) => [BOS, ...ids])),
    targetOutput: padIds(targets.map((ids) => [...ids, EOS])),
  };
}
