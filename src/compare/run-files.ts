import { z } from 'zod';

/**
 * The run folder: which file stands where, and what is in it.
 *
 *     runs/<name>/
 *       run.json · summary.json · timing.json · report.html
 *       <model>/seed-<n>/
 *         config.json · metrics.jsonl · timing.jsonl · model.safetensors · optimizer.safetensors ·
 *         translations.csv · result.json · attention/<sentence>.json
 */
export const jobFolder = (run: string, model: string, seed: number) => `${run}/${model}/seed-${seed}`;

/** One line of metrics.jsonl. */
export const metricsLine = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('step'),
    step: z.int(),
    /** Target tokens trained on so far, this step included. */
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

/** One line of timing.jsonl: seconds of training since the start of this process, after `step`. */
export const timingLine = z.object({ step: z.int(), seconds: z.number() });
export type TimingLine = z.infer<typeof timingLine>;

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
      }),
    ),
  ),
});
export type Timing = z.infer<typeof timing>;

const link = z.tuple([z.int(), z.int()]);
/** Rows are target words, columns source words; each row sums to one. */
const matrix = z.array(z.array(z.number()));

export const ATTENTION_SCHEMA = 'attention-lab/attention/v1';

/** attention/<sentence>.json: one test sentence as one model saw it. Words, not subwords; no BOS, no EOS. */
export const attentionFile = z.object({
  schema: z.literal(ATTENTION_SCHEMA),
  id: z.string(),
  split: z.string(),
  tags: z.array(z.string()),
  source: z.array(z.string()),
  /** The reference translation; `alignment` is read while the model is made to say it. */
  target: z.array(z.string()),
  gold: z.object({ sure: z.array(link), possible: z.array(link) }).optional(),
  /** Absent for a model that does not attend. */
  alignment: matrix.optional(), // [target words, source words]
  /** What the model said by itself (greedy), and the alignment of that. */
  translation: z.array(z.string()),
  translationAlignment: matrix.optional(),
});
export type AttentionFile = z.infer<typeof attentionFile>;
