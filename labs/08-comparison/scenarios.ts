import type * as tf from '@tensorflow/tfjs';
import { InputError } from '../../src/base/errors.ts';
import { Random } from '../../src/base/random.ts';
import { padIds } from '../../src/batches/collate.ts';
import type { GoldAlignment, Link } from '../../src/data/sentence-pair.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import type { Scenarios } from '../../src/grading/lab.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import { type Family, weightsFile } from './configs.ts';
import { ownModel } from './own-models.ts';
import type { Labs } from './parts.ts';
import { batchOf, enlarged, type Pairs, smallConfigs, smallVocabulary, trainingLosses } from './small.ts';
import { LONGEST } from './task.ts';
import { trainedModel } from './weights.ts';

type Exercise = typeof import('./solution.ts') & {
  readonly labs: Labs;
  readonly files: Readonly<Record<string, Uint8Array>>;
};

/** A model of untrained weights, and sentences for it. */
export interface SmallInput {
  readonly family: Family;
  readonly seed: number;
  readonly pairs: Pairs;
}

export interface TranslationInput {
  readonly family: Family;
  readonly vocabulary: VocabularySizes & { readonly [language: string]: number };
  /** Token ids, EOS at the end. */
  readonly sources: readonly (readonly number[])[];
}

/** What was said to each sentence, as token ids, or why nothing could be said. */
export type Translations = { readonly said: number[][] } | { readonly problem: string };

export const scenarios = {
  clippedMatches: (
    { clippedMatches },
    { translation, references, n }: { translation: string[]; references: string[][]; n: number },
  ) => clippedMatches(translation, references, n),

  bleu: ({ bleu }, { translations, references }: { translations: string[][]; references: string[][][] }) =>
    bleu(translations, references),

  alignmentErrorRate: ({ alignmentErrorRate }, { predicted, gold }: { predicted: Link[][]; gold: GoldAlignment[] }) =>
    alignmentErrorRate(predicted, gold),

  /** For each sentence the logits of its own words; those of padding are read by nobody. */
  logits: (exercise, { family, seed, pairs }: SmallInput) => {
    const model = smallModel(exercise, family, seed);
    const batch = batchOf(pairs);
    const { logits } = model.forward(batch, { training: false });
    return batch.targetInput.lengths.map((length, b) => logits.slice([b, 0, 0], [1, length, -1]) as tf.Tensor);
  },

  losses: (exercise, { family, seed, pairs }: SmallInput) =>
    trainingLosses(smallModel(exercise, family, seed), pairs, 20),

  translations: (exercise, { family, vocabulary, sources }: TranslationInput): Translations => {
    const file = weightsFile(family);
    const bytes = exercise.files[file];
    if (!bytes) return { problem: `there is no ${file} — train the model: npx tsx labs/08-comparison/train.ts` };
    const model = weighted(exercise, family, vocabulary, bytes);
    if ('problem' in model) return model;
    return { said: greedy(model, padIds(sources), { maximumLength: LONGEST }).map(({ tokens }) => [...tokens]) };
  },
} satisfies Scenarios<Exercise>;

const smallModel = (exercise: Exercise, family: Family, seed: number) =>
  enlarged(ownModel(exercise, smallConfigs[family], smallVocabulary, new Random(seed)), family);

/** The model with the weights that were handed in, or what is wrong with them. */
function weighted(exercise: Exercise, family: Family, vocabulary: VocabularySizes, bytes: Uint8Array) {
  try {
    return trainedModel(exercise, family, vocabulary, bytes);
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    if (error instanceof RangeError) return { problem: `${weightsFile(family)} is of another model: ${error.message}` };
    throw error;
  }
}
