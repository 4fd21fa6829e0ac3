import { z } from 'zod';
import { matchings, scoreMetrics, studyPlan } from './study-plan.ts';

/**
 * A number that was measured once for each seed: mean and Student's 95 % interval over seeds. One seed bounds nothing:
 * then `low` and `high` are the mean, and whoever shows it says that there is no interval.
 */
const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number(), bySeed: z.array(z.number()) });
export type Estimate = Readonly<z.infer<typeof estimate>>;

/** By metric; the error rate is absent where a model does not attend. */
const scores = z.partialRecord(z.enum(scoreMetrics), estimate);

/** What an arm came to. Rates are fractions; BLEU and chrF run from 0 to 100. */
const armResult = z.object({
  name: z.string(),
  title: z.string(),
  model: z.string(),
  level: z.number().optional(),
  group: z.string().optional(),
  /** The folder of its run, relative to that of the study. */
  folder: z.string(),
  /** Those that came to their end; `bySeed` everywhere is in this order. */
  seeds: z.array(z.int()),
  /** Null where no job of the arm so much as began. */
  parameters: z.int().nullable(),
  parametersWithoutEmbeddings: z.int().nullable(),
  /**
   * Floating-point operations of a forward pass per target token at the mean lengths of the training split; null where
   * nothing was trained.
   */
  flopsPerTargetToken: z.number().nullable(),
  /** Of a training: steps, and tokens trained on (EOS included, padding not), the mean over seeds. 0 where nothing was trained. */
  steps: z.int(),
  sourceTokens: z.int(),
  targetTokens: z.int(),
  /** The columns of the plan's table of results, in their order; null where an arm has no such number. */
  columns: z.array(estimate.nullable()),
  /** By split: `test`, `long`, `compositional`. Empty in a study of costs. */
  splits: z.record(z.string(), scores),
  /** Sentences of `test` and `long` by source words, `from` and `to` included, shortest first. */
  byLength: z.array(z.object({ from: z.int(), to: z.int(), sentences: z.int(), exactMatch: estimate, bleu: estimate })),
  /** Of a study of costs: one training step at a length of source and target, in tokens, shortest first. */
  costs: z.array(z.object({ tokens: z.int(), seconds: estimate, bytes: estimate, forwardFlops: z.number() })),
});
export type ArmResult = Readonly<z.infer<typeof armResult>>;

export const verdicts = ['shown', 'not shown', 'opposite', 'not tested'] as const;
export type Verdict = (typeof verdicts)[number];

/** What became of a claim: the contrast of the plan at the same place. */
const contrastResult = z.object({
  /** The seeds that both arms have. */
  seeds: z.array(z.int()),
  /** Absent where fewer than two seeds are left, or an arm has no such number: then the verdict is `not tested`. */
  test: z
    .object({
      first: estimate,
      second: estimate,
      /** first − second, paired by seed. */
      difference: estimate,
      /** Hedges' g of the paired differences; null where they do not vary at all, or there are fewer than three. */
      effectSize: z.number().nullable(),
      /** Paired t-test over seeds, two-sided; of `same`, the two one-sided tests for a difference within the margin. */
      p: z.number(),
      /** The same after Holm's correction for all tested contrasts of the study. */
      pHolm: z.number(),
      /** Paired bootstrap over sentences, of the mean over seeds; absent in a study of costs. */
      sentences: z.object({ low: z.number(), high: z.number(), p: z.number() }).optional(),
    })
    .optional(),
  verdict: z.enum(verdicts),
});
export type ContrastResult = Readonly<z.infer<typeof contrastResult>>;

export const RESULTS_SCHEMA = 'attention-lab/study-results/v1';

/** `results.json` of a study: every number of its tables, figures and texts comes from here. */
export const studyResults = z.object({
  schema: z.literal(RESULTS_SCHEMA),
  plan: studyPlan,
  matching: z.enum(matchings),
  /** Those that were asked for. */
  seeds: z.array(z.int()),
  /** In the order of the plan. */
  arms: z.array(armResult),
  /** In the order of the plan. */
  contrasts: z.array(contrastResult),
  /** Trainings that did not come to their end, and why. */
  failures: z.array(z.object({ arm: z.string(), seed: z.int(), message: z.string() })),
  /** Shortest and longest source of the training split, in words; null in a study of costs. */
  trainingSourceWords: z.tuple([z.int(), z.int()]).nullable(),
});
export type StudyResults = Readonly<z.infer<typeof studyResults>>;
