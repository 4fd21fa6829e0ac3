import { z } from 'zod';
import { alignmentRuleNames } from '../metrics/alignment-rules.ts';
import { metricNames } from '../metrics/scores.ts';

const rate = z.number().min(0).max(1);
const alignmentScores = z.object({ aer: rate, precision: rate, recall: rate });
const interval = z.tuple([z.number(), z.number()]);
/** 95 % intervals over sentences, [low, high]; see `intervalsOf` of src/metrics/scores.ts. */
const intervals = z.partialRecord(z.enum(metricNames), interval);

/** What one trained model scored: the entry of one model and seed. Rates are fractions; BLEU and chrF run from 0 to 100. */
export const seedResult = z.object({
  seed: z.int(),
  steps: z.int(),
  /** Tokens trained on, EOS included, padding not. */
  sourceTokens: z.int(),
  targetTokens: z.int(),
  /** Floating-point operations of a forward pass per target token at the mean lengths of the training split. */
  flopsPerTargetToken: z.number(),
  /** Mean of the label-smoothed loss over the last 50 steps, in nats per target token. */
  trainLoss: z.number(),
  /** Mean cross-entropy per target token of the validation split, in nats, without label smoothing. */
  validationLoss: z.number(),
  /** exp of the mean negative log-likelihood per target token of the test split, without label smoothing. */
  perplexity: z.number(),
  bleu: z.number(),
  chrf: z.number().optional(),
  /** chrF++: words and pairs of words count beside characters. */
  chrfpp: z.number().optional(),
  exactMatch: rate,
  /** sacreBLEU's signatures of the scores: all that must be known to compute them again. */
  signatures: z.object({ bleu: z.string(), chrf: z.string(), chrfpp: z.string() }).optional(),
  ci: intervals.optional(),
  tokenAccuracy: rate,
  /** How far the probability of the model's first choice is from how often that is right, given the right words before. */
  calibration: z
    .object({
      /** Expected calibration error. */
      ece: rate,
      /** The bins that have tokens, by the probability of the first choice. */
      bins: z.array(z.object({ from: rate, to: rate, tokens: z.int(), confidence: z.number(), accuracy: rate })),
    })
    .optional(),
  /** Absent where there is no gold alignment or the model does not attend. */
  aer: alignmentScores.optional(),
  aerContentWords: alignmentScores.optional(),
  /** By the rule by which links are read from the weights; `aer` is that of `argmax`. */
  alignmentRules: z.partialRecord(z.enum(alignmentRuleNames), alignmentScores).optional(),
  /** Mean entropy of the alignment's rows, in nats, and divided by the highest there is; absent for a model that does not attend. */
  entropy: z.object({ nats: z.number(), normalised: z.number() }).optional(),
  /** By the number of source words; from and to inclusive. */
  byLength: z.array(
    z.object({
      ...{ from: z.int(), to: z.int(), sentences: z.int(), bleu: z.number(), exactMatch: rate },
      ci: intervals.optional(),
    }),
  ),
  byTag: z.record(
    z.string(),
    z.object({ sentences: z.int(), exactMatch: rate, aer: rate.optional(), ci: intervals.optional() }),
  ),
  splits: z.record(
    z.string(),
    z.object({
      ...{ sentences: z.int(), bleu: z.number(), chrf: z.number().optional(), exactMatch: rate, aer: rate.optional() },
    }),
  ),
});
export type SeedResult = z.infer<typeof seedResult>;

/** The figures of a seed that are averaged over seeds, by name. */
export const averagedMetrics = [
  'trainLoss',
  'validationLoss',
  'perplexity',
  'bleu',
  'chrf',
  'chrfpp',
  'exactMatch',
  'tokenAccuracy',
  'calibration',
  'aer',
  'aerContentWords',
  'entropy',
] as const;
export type AveragedMetric = (typeof averagedMetrics)[number];

const modelSummary = z.object({
  parameters: z.int(),
  parametersWithoutEmbeddings: z.int(),
  seeds: z.array(seedResult),
  /** Mean over seeds; of the alignment scores the error rate, of calibration its error, of entropy the nats. */
  mean: z.partialRecord(z.enum(averagedMetrics), z.number()),
  /** Student-t intervals over seeds, [low, high]; absent for a single seed. */
  ci95: z.partialRecord(z.enum(averagedMetrics), z.tuple([z.number(), z.number()])).optional(),
});
export type ModelSummary = z.infer<typeof modelSummary>;

/** What an answer that nobody trained scores on the same held-out sentences. */
const baselineScores = seedResult
  .pick({
    bleu: true,
    chrf: true,
    chrfpp: true,
    exactMatch: true,
    ci: true,
    splits: true,
  })
  .required();
export type BaselineScores = z.infer<typeof baselineScores>;

/** Retrieves instead of translating: see nearest-neighbour-baseline.ts. */
export const NEAREST_NEIGHBOUR = 'nearest-neighbour';

/** How two models differ on the same test sentences, first − second, and whether that may be chance. */
const comparison = z.object({
  models: z.tuple([z.string(), z.string()]),
  /** The seeds that both were trained from; differences are of the mean over them. */
  seeds: z.array(z.int()).min(1),
  /** By metric: the difference, its 95 % interval over sentences and the p-value of a paired bootstrap test. */
  metrics: z.partialRecord(z.enum(metricNames), z.object({ difference: z.number(), ci: interval, p: rate })),
});
export type ModelComparison = z.infer<typeof comparison>;

export const SUMMARY_SCHEMA = 'attention-lab/summary/v1';

/** `summary.json`: every number that report, tables and notebooks show comes from here. Top figures are of the test split. */
export const summary = z.object({
  schema: z.literal(SUMMARY_SCHEMA),
  task: z.string(),
  models: z.record(z.string(), modelSummary),
  /** By name; `nearest-neighbour` retrieves the translation of the most similar training sentence. */
  baselines: z.record(z.string(), baselineScores).optional(),
  /** Every pair of models that share a seed. */
  comparisons: z.array(comparison).optional(),
});
export type Summary = z.infer<typeof summary>;
