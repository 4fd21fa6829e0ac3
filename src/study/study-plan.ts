import { z } from 'zod';
import { modelNames } from '../compare/model-names.ts';

/** A file name, a part of a LaTeX label and of a link alike. */
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const sentence = z.string().min(1);

/** Source words, both ends included. */
const lengths = z.tuple([z.int().min(1), z.int().min(1)]).refine(([from, to]) => from <= to, 'from ≤ to');

export const scoreMetrics = ['exactMatch', 'bleu', 'chrf', 'aer'] as const;
export type ScoreMetric = (typeof scoreMetrics)[number];

/** A corpus score of held-out sentences. Rates are fractions; BLEU and chrF run from 0 to 100. */
const scoreQuantity = z.strictObject({
  metric: z.enum(scoreMetrics),
  /** `test` if absent. */
  split: name.optional(),
  /** Only sources of so many words. */
  lengths: lengths.optional(),
  /** Taken from it: the same score on sources of so many words. What is left is the change from these to those. */
  since: lengths.optional(),
});

/** How a cost of a training step grows with the length n of source and target: the exponent a of cost ≈ c · nᵃ. */
const growthQuantity = z.strictObject({
  growth: z.enum(['seconds', 'bytes']),
  /** The exponent is fitted between these lengths, in tokens. */
  lengths,
});

/** One number for each arm and seed. */
export const quantity = z.union([scoreQuantity, growthQuantity]);
export type Quantity = Readonly<z.infer<typeof quantity>>;

/**
 * A claim, with what must come out for it to hold: the arm `first` is `higher` or `lower` than `second` by at least
 * `margin`, the smallest difference that matters, or the `same` within it. `margin` is in the unit of the quantity.
 */
const contrast = z.strictObject({
  claim: sentence,
  first: name,
  second: name,
  quantity,
  expect: z.enum(['higher', 'lower', 'same']),
  margin: z.number().positive(),
});
export type Contrast = Readonly<z.infer<typeof contrast>>;

/** Settings by dotted path, as `compare --set` takes them. */
const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** One way to train one model: what is compared with others. */
const arm = z.strictObject({
  name,
  /** As a row of a table says it. */
  title: sentence,
  model: z.enum(modelNames),
  settings: settings.optional(),
  /** Where arms differ in a number: its value, the place of this arm on the horizontal axis. */
  level: z.number().positive().optional(),
  /** Arms of one group and different levels make one line of a figure. */
  group: sentence.optional(),
});
export type Arm = Readonly<z.infer<typeof arm>>;

export const matchings = ['parameters', 'tokens', 'time'] as const;
export type Matching = (typeof matchings)[number];

export const PLAN_SCHEMA = 'attention-lab/study-plan/v1';

const planParts = z.strictObject({
  schema: z.literal(PLAN_SCHEMA),
  name,
  /** Goes up whenever a result may change. */
  version: z.int().min(1),
  title: sentence,
  question: sentence,
  hypothesis: sentence,
  /** What others have published about it, to read the result against. */
  published: z.array(z.strictObject({ source: sentence, says: sentence })).min(1),
  /** What a lab of this size can and cannot show about it. */
  limits: sentence,
  /** `train` trains every arm from every seed; `cost` times training steps of it instead, once for each seed. */
  kind: z.enum(['train', 'cost']),
  /** A corpus made by its grammar; without sizes the one that comes with the project. */
  data: z.strictObject({
    task: z.enum(['en-fr', 'reverse', 'dates']),
    pairs: z.int().min(100).optional(),
    maximumLength: z.int().min(5).max(60).optional(),
    seed: z.int().min(1).optional(),
  }),
  /** Seeds unless told otherwise: 1 to this number. */
  seeds: z.int().min(2),
  /** Settings of every arm. */
  settings,
  /** What it takes to match arms in another way than by parameters, which is what `settings` do. */
  matching: z.strictObject({
    /** Each model at its usual size: the same tokens for all, parameters as they come. */
    tokens: settings.optional(),
    /** Steps by arm that take equally long, from one measurement by `bench`, and the words that say which. */
    time: z.strictObject({ measured: sentence, steps: z.record(name, z.int().min(1)) }).optional(),
  }),
  /** Training tokens of source and target at which `cost` times a step. */
  lengths: z.array(z.int().min(2).max(512)).min(3).optional(),
  arms: z.array(arm).min(2),
  /** Columns of the table of results. */
  columns: z.array(z.strictObject({ title: sentence, quantity })).min(1),
  /** What the levels of the arms are, as an axis says it. */
  levels: sentence.optional(),
  contrasts: z.array(contrast).min(1),
});

/** A study: what is asked, what is trained, and the rule by which it is answered, all stated beforehand. */
export const studyPlan = planParts.superRefine((plan, context) => {
  const names = plan.arms.map((one) => one.name);
  const fault = (message: string, ...path: (string | number)[]) => context.addIssue({ code: 'custom', message, path });
  for (const [i, one] of names.entries()) {
    if (names.indexOf(one) !== i) fault(`there are two arms "${one}"`, 'arms', i, 'name');
  }
  for (const [i, one] of plan.contrasts.entries()) {
    for (const side of ['first', 'second'] as const) {
      if (!names.includes(one[side])) fault(`there is no arm "${one[side]}"`, 'contrasts', i, side);
    }
    if (one.first === one.second) fault('an arm cannot be held against itself', 'contrasts', i);
  }
  for (const one of Object.keys(plan.matching.time?.steps ?? {})) {
    if (!names.includes(one)) fault(`there is no arm "${one}"`, 'matching', 'time', 'steps', one);
  }
  const growths = [...plan.columns, ...plan.contrasts].filter((one) => 'growth' in one.quantity).length;
  const all = plan.columns.length + plan.contrasts.length;
  if (plan.kind === 'cost' && growths < all) fault('a study of costs asks for growth alone', 'contrasts');
  if (plan.kind === 'train' && growths > 0) fault('growth is measured by a study of kind "cost"', 'contrasts');
  if (plan.kind === 'cost' && !plan.lengths) fault('a study of costs needs lengths', 'lengths');
});
export type StudyPlan = Readonly<z.infer<typeof studyPlan>>;
