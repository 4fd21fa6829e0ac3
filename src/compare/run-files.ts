import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { alignmentRuleNames } from '../metrics/alignment-rules.ts';
import { modelConfig } from '../models/config.ts';
import { codecJson } from '../text/codec.ts';
import { tokenizerNames } from '../text/tokenizer.ts';
import { trainingConfig } from '../training/config.ts';

/**
 * The run folder: which file stands where, and what is in it.
 *
 *     runs/<name>/
 *       run.json · summary.json · timing.json · disagreements.json · report.html
 *       <model>/seed-<n>/
 *         config.json · metrics.jsonl · timing.jsonl · model.safetensors · optimizer.safetensors ·
 *         translations.csv · sentences.jsonl · evidence.json · formation.json · result.json · timing.json
 */
export const jobFolder = (run: string, model: string, seed: number) => `${run}/${model}/seed-${seed}`;

/** The file in the folder of a job that is written when all others are there: the job is finished. */
export const LAST_FILE = { train: 'result.json', cost: 'costs.json' } as const;

/** One line of metrics.jsonl. */
export const metricsLine = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('step'),
    step: z.int(),
    /** Tokens trained on so far, this step included; EOS counts, padding does not. */
    sourceTokens: z.int(),
    targetTokens: z.int(),
    /** Mean label-smoothed cross-entropy per target token of this step's batch, in nats. */
    loss: z.number(),
    learningRate: z.number(),
    /** Global gradient norm before clipping. */
    gradientNorm: z.number(),
  }),
  z.object({
    event: z.literal('evaluated'),
    step: z.int(),
    targetTokens: z.int(),
    /** Mean cross-entropy per target token of the validation split, in nats, without label smoothing. */
    validationLoss: z.number(),
  }),
]);
export type MetricsLine = z.infer<typeof metricsLine>;

/** One line of timing.jsonl: seconds of training up to the end of `step`, evaluations and files left out. */
export const timingLine = z.object({ step: z.int(), seconds: z.number() });
export type TimingLine = z.infer<typeof timingLine>;

/** What one whole training step costs, forward, backward and update, at one length of source and target. */
export const stepCost = z.object({
  /** Of every source and every target, EOS included. */
  tokens: z.int(),
  seconds: z.number(),
  /** Of the tensors at its peak, less those that stay from step to step. */
  bytes: z.int(),
  /** Floating-point operations of the forward pass over the batch, by arithmetic. */
  forwardFlops: z.number(),
});
export type StepCost = z.infer<typeof stepCost>;

/** costs.json of one arm and seed of a study of costs: shortest length first. */
export const costsFile = z.array(stepCost);

const stepTimes = z.object({
  /** Of each measured batch. */
  sentences: z.int(),
  /** Without bytes in runs that were made before they were counted. */
  lengths: z.array(stepCost.partial({ bytes: true })),
});
export type StepTimes = z.infer<typeof stepTimes>;

export const TIMING_SCHEMA = 'attention-lab/timing/v1';

/** timing.json: all that a clock or a memory gauge says, so that the other files repeat byte for byte. */
export const timing = z.object({
  schema: z.literal(TIMING_SCHEMA),
  wallSeconds: z.number(),
  models: z.record(
    z.string(),
    z.array(
      z.object({
        seed: z.int(),
        wallSeconds: z.number(),
        peakResidentBytes: z.int(),
        /** From a short burst in which this model trains alone. */
        targetTokensPerSecond: z.number(),
        /** Seconds per step against length, measured in the same burst; absent in runs that were made before it was. */
        stepTimes: stepTimes.optional(),
      }),
    ),
  ),
});
export type Timing = z.infer<typeof timing>;

export const RUN_SCHEMA = 'attention-lab/run/v1';

/** What a result owes its bits to: who wants the same again begins here. */
export const provenance = z.object({
  /** ISO 8601, UTC. */
  created: z.string(),
  /** The command line that makes it again. */
  command: z.string(),
  versions: z.object({ attentionLab: z.string(), node: z.string(), tfjs: z.string() }),
  /** Of the project's checkout; absent outside one. */
  commit: z.string().optional(),
  machine: z.object({
    platform: z.string(),
    arch: z.string(),
    processor: z.string(),
    cpus: z.int(),
    memoryBytes: z.int(),
  }),
});
export type Provenance = z.infer<typeof provenance>;

/** run.json: what was run, on what, where; the file to read when a result is to be made again. */
export const runFile = provenance.extend({
  schema: z.literal(RUN_SCHEMA),
  dataFile: z.string(),
  /** SHA-256 of the data file, in hexadecimal. */
  dataChecksum: z.string(),
  /** Sentence pairs of the training split; of every other split the different sources, each of which is evaluated once. */
  splits: z.record(z.string(), z.int()),
  /** Translations that are known of the sources of a split, where some have several. */
  references: z.record(z.string(), z.int()).optional(),
  /** Shortest and longest source of the training split, in words: beyond it a model extrapolates. */
  trainingSourceWords: z.tuple([z.int(), z.int()]).optional(),
  /** The whole experiment: task, models, seeds and every setting (see experiment.ts). */
  experiment: z.looseObject({
    task: z.string(),
    models: z.array(z.string()),
    seeds: z.array(z.int()),
    text: z.looseObject({ tokenizer: z.enum(tokenizerNames) }),
    training: z.looseObject({ steps: z.int(), batchSize: z.int(), labelSmoothing: z.number() }),
  }),
});
export type RunFile = z.infer<typeof runFile>;

/** run.json of a run folder. @throws InputError if the folder has none, or one that is damaged or of another version */
export async function readRunFile(store: FileStore, folder: string): Promise<RunFile> {
  const path = `${folder}/run.json`;
  if (await store.exists(path)) return readJson(store, path, runFile);
  throw new InputError(`${folder}: not a run folder (it has no run.json) — give a folder that compare wrote`);
}

export const CONFIG_SCHEMA = 'attention-lab/config/v1';

/** config.json of one model and seed: all that is needed, with model.safetensors, to translate with it. */
export const configFile = z.object({
  schema: z.literal(CONFIG_SCHEMA),
  name: z.string(),
  seed: z.int(),
  task: z.string(),
  /** Longest sentence, in tokens, that is read or written. */
  maximumLength: z.int(),
  model: modelConfig,
  training: trainingConfig,
  parameters: z.int(),
  parametersWithoutEmbeddings: z.int(),
  /** Tokenizer and vocabulary of each side. */
  text: z.object({ source: codecJson, target: codecJson }),
});
export type ConfigFile = z.input<typeof configFile>;

const words = z.array(z.string()).readonly();
/** See src/metrics/counts.ts. */
const counts = z.array(z.number()).readonly();

/** One line of sentences.jsonl: a held-out sentence, what the model made of it, and what that counts for in each score. */
export const sentenceLine = z.object({
  id: z.string(),
  /** Runs that were made before there was more than one split in the file have test sentences alone. */
  split: z.string().default('test'),
  source: words,
  /** Every right translation that is known; the first is the one that the model is made to say. */
  references: z.array(words).min(1).readonly(),
  translation: words,
  counts: z.object({
    ...{ exact: counts, bleu: counts, chrf: counts, chrfpp: counts },
    alignment: z.record(z.enum(alignmentRuleNames), counts).optional(),
    contentAlignment: counts.optional(),
  }),
});
export type SentenceLine = z.infer<typeof sentenceLine>;

export const DISAGREEMENTS_SCHEMA = 'attention-lab/disagreements/v1';

/** disagreements.json: for every pair of models the test sentences on which they differ most. */
export const disagreementsFile = z.object({
  schema: z.literal(DISAGREEMENTS_SCHEMA),
  pairs: z.array(
    z.object({
      models: z.tuple([z.string(), z.string()]),
      seed: z.int(),
      /** Test sentences that the two translated differently. */
      differing: z.int(),
      /** The first of them, the one with the largest difference of `chrf` first. */
      sentences: z.array(
        z.object({
          id: z.string(),
          source: words,
          references: z.array(words).min(1).readonly(),
          /** Of each of `models`, as `chrf`: sentence chrF against the references, 0 to 100. */
          translations: z.tuple([words, words]),
          chrf: z.tuple([z.number(), z.number()]),
        }),
      ),
    }),
  ),
});
export type DisagreementsFile = z.infer<typeof disagreementsFile>;

/** timing.json of one model and seed. */
export const jobTiming = z.object({ wallSeconds: z.number(), peakResidentBytes: z.int() });
