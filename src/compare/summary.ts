import { z } from 'zod';

const rate = z.number().min(0).max(1);
const alignmentScores = z.object({ aer: rate, precision: rate, recall: rate });

/** What one trained model scored: the entry of one model and seed. Rates are fractions; BLEU runs from 0 to 100. */
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
  exactMatch: rate,
  tokenAccuracy: rate,
  /** Absent where there is no gold alignment or the model does not attend. */
  aer: alignmentScores.optional(),
  aerContentWords: alignmentScores.optional(),
  /** By the number of source words; from and to inclusive. */
  byLength: z.array(z.object({ from: z.int(), to: z.int(), sentences: z.int(), bleu: z.number(), exactMatch: rate })),
  byTag: z.record(z.string(), z.object({ sentences: z.int(), exactMatch: rate, aer: rate.optional() })),
  splits: z.record(
    z.string(),
    z.object({ sentences: z.int(), bleu: z.number(), exactMatch: rate, aer: rate.optional() }),
  ),
});
export type SeedResult = z.infer<typeof seedResult>;

/** The figures of a seed that are averaged over seeds, by name. */
export const averagedMetrics = [
  'trainLoss',
  'validationLoss',
  'perplexity',
  'bleu',
  'exactMatch',
  'tokenAccuracy',
  'aer',
  'aerContentWords',
] as const;
export type AveragedMetric = (typeof averagedMetrics)[number];

const modelSummary = z.object({
  parameters: z.int(),
  parametersWithoutEmbeddings: z.int(),
  seeds: z.array(seedResult),
  /** Mean over seeds; of the alignment scores, the error rate. */
  mean: z.partialRecord(z.enum(averagedMetrics), z.number()),
  /** Student-t intervals over seeds, [low, high]; absent for a single seed. */
  ci95: z.partialRecord(z.enum(averagedMetrics), z.tuple([z.number(), z.number()])).optional(),
});
export type ModelSummary = z.infer<typeof modelSummary>;

export const SUMMARY_SCHEMA = 'attention-lab/summary/v1';

/** `summary.json`: every number that report, tables and notebooks show comes from here. Top figures are of the test split. */
export const summary = z.object({
  schema: z.literal(SUMMARY_SCHEMA),
  task: z.string(),
  models: z.record(z.string(), modelSummary),
});
export type Summary = z.infer<typeof summary>;
