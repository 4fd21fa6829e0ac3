import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { WIDEST_BEAM } from '../decoding/sentence-search.ts';
import { smoothings } from '../metrics/bleu.ts';
import { bleuTokenizations } from '../metrics/sacrebleu-text.ts';
import type { BleuSettings } from '../metrics/sentence-counts.ts';
import {
  headsFit,
  headsMustFit,
  type LstmConfig,
  lstmConfig,
  type ModelConfig,
  type TransformerConfig,
  transformerSettings,
  type VocabularySizes,
} from '../models/config.ts';
import { parameterTable } from '../models/registry.ts';
import { countParameters } from '../tensor/parameters.ts';
import { tokenizerNames } from '../text/tokenizer.ts';
import { type TrainingConfig, trainingConfig } from '../training/config.ts';
import { attentionOf, familyOf, type ModelName, modelNames } from './model-names.ts';

/** Which pieces of text are tokens; both languages are cut in the same way, each with a vocabulary of its own. */
const textSettings = z.strictObject({
  tokenizer: z.enum(tokenizerNames),
  /** The most merges of byte-pair encoding, learnt on the training split of each language; nothing else reads it. */
  merges: z.int().min(0),
  /** Whether capitals are folded to small letters. */
  lowercase: z.boolean(),
});
export type TextSettings = Readonly<z.infer<typeof textSettings>>;

/** How BLEU is counted: sacreBLEU's names and values, its defaults in the presets. */
const bleuSettings = z.strictObject({
  /** `none` counts the words (letters, for dates) that everything else counts; `13a` cuts the text anew, as published scores do. */
  tokenize: z.enum(bleuTokenizations),
  maximumOrder: z.int().min(1).max(9),
  smoothing: z.enum(smoothings),
  /** Of `floor` and `add-k`; null for the usual one. */
  smoothingValue: z.number().min(0).nullable(),
}) satisfies z.ZodType<BleuSettings>;

/** A width that is solved so that the model has as many parameters as the budget says. */
const solvedWidth = z.union([z.literal('matched'), z.int().min(1).max(4096)]);

/**
 * One comparison: what is trained, on what, how. Everything that decides the result stands here, and this object is
 * saved with the run. Model settings and training settings are two objects; `--set` changes any value by its path.
 */
export const experiment = z.strictObject({
  /** en-fr, dates, reverse, or the path of a CSV file. */
  task: z.string().min(1),
  models: z.array(z.enum(modelNames)).min(1),
  seeds: z.array(z.int().min(1)).min(1),
  /**
   * How many parameters each model gets, embeddings included; holds for every width that says `matched`. With
   * `transformer`, as many as the Transformer has with a feed-forward layer four times as wide as the model (Vaswani et
   * al. 2017), whatever the size of the vocabularies.
   */
  parameterBudget: z.union([z.literal('transformer'), z.int().min(1000)]),
  /** Pairs of the training split to use, from the first on; 0 means all of them. */
  trainingPairs: z.int().min(0),
  text: textSettings,
  /** Longest sentence, in tokens, that is read or written. */
  maximumLength: z.int().min(4).max(1024),
  /** Settings shared by the LSTMs; the name of the model says how it attends. */
  lstm: lstmConfig.omit({ kind: true, attention: true }).extend({ readout: solvedWidth }),
  transformer: transformerSettings.extend({ feedForward: solvedWidth }).refine(headsFit, headsMustFit),
  training: trainingConfig.omit({ learningRate: true, warmup: true }).extend({
    learningRate: z.strictObject({ lstm: z.number().positive(), transformer: z.number().positive() }),
    warmup: z.strictObject({ lstm: z.int().min(0), transformer: z.int().min(0) }),
  }),
  /** How held-out sentences are translated. */
  decoding: z.strictObject({
    /** Hypotheses of beam search; 1 is greedy decoding. */
    beam: z.int().min(1).max(WIDEST_BEAM),
    /** α of the beam's length penalty. */
    lengthPenalty: z.number().min(0).max(10),
  }),
  bleu: bleuSettings,
});
export type Experiment = Readonly<z.infer<typeof experiment>>;

/** The training settings of one model of the experiment. */
export function trainingFor({ training }: Experiment, name: ModelName): TrainingConfig {
  const family = familyOf(name);
  return { ...training, learningRate: training.learningRate[family], warmup: training.warmup[family] };
}

/** The model settings of one model of the experiment, with every `matched` width solved for these vocabularies. */
export function modelFor(settings: Experiment, name: ModelName, vocabulary: VocabularySizes): ModelConfig {
  const budget = parameterBudget(settings, vocabulary);
  if (name === 'transformer') {
    const { feedForward, ...rest } = settings.transformer;
    const withWidth = (width: number): TransformerConfig => ({ ...rest, feedForward: width });
    return withWidth(feedForward === 'matched' ? solveWidth(name, withWidth, vocabulary, budget) : feedForward);
  }
  const { readout, ...rest } = settings.lstm;
  const attention = attentionOf(name);
  const withWidth = (width: number): LstmConfig => ({ kind: 'lstm', attention, ...rest, readout: width });
  return withWidth(readout === 'matched' ? solveWidth(name, withWidth, vocabulary, budget) : readout);
}

/** The budget as a number. */
export function parameterBudget({ parameterBudget, transformer }: Experiment, vocabulary: VocabularySizes): number {
  if (parameterBudget !== 'transformer') return parameterBudget;
  const config: TransformerConfig = { ...transformer, feedForward: 4 * transformer.width };
  return countParameters(parameterTable(config, vocabulary));
}

/**
 * The width at which a model comes nearest to the budget. Counts grow linearly in either free width, so two counts
 * give the line.
 * @throws InputError if the rest of the model alone is over the budget, or no width comes within 2 %
 */
function solveWidth(
  name: ModelName,
  withWidth: (width: number) => ModelConfig,
  vocabulary: VocabularySizes,
  budget: number,
): number {
  const count = (width: number) => countParameters(parameterTable(withWidth(width), vocabulary));
  const perUnit = count(2) - count(1);
  const width = Math.max(1, Math.round(1 + (budget - count(1)) / perUnit));
  const reached = count(width);
  if (Math.abs(reached - budget) > 0.02 * budget) {
    const free = name === 'transformer' ? 'transformer.feedForward' : 'lstm.readout';
    throw new InputError(
      `${name} cannot be brought to ${budget} parameters: with ${free} = ${width} it has ${reached} — ` +
        `change the other widths, set parameterBudget, or set ${free} to a number`,
    );
  }
  return width;
}
