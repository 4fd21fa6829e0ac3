import type { Timing } from '../compare/run-files.ts';
import type { AveragedMetric, ModelSummary, Summary } from '../compare/summary.ts';
import type { ModelCost } from '../figures/cost.ts';
import { modelCosts } from '../figures/cost.ts';
import { fixed, interval } from './numbers.ts';

/** The row of a model in the summary table, or of a baseline, which has scores and nothing else. */
export interface SummaryRow {
  readonly model: string;
  readonly summary: Pick<ModelSummary, 'mean'> & Partial<ModelSummary>;
  /** Of several seeds, over them; of a single one, over sentences. */
  readonly intervals: { readonly [metric in AveragedMetric]?: readonly [number, number] };
  readonly cost: Partial<ModelCost>;
}

/** One column of the summary table, in report, terminal and exports alike. */
export interface SummaryColumn {
  readonly title: string;
  readonly unit?: string;
  /** What the number means, in a sentence. */
  readonly meaning: string;
  /** Whether it tells what a model takes, rather than what it gives. */
  readonly cost?: true;
  /** How many decimals are written. */
  readonly digits: number;
  /** The metric that it shows, where it shows one. */
  readonly metric?: AveragedMetric;
  /** In the unit of the column; undefined where a row has no such number. */
  readonly of: (row: SummaryRow) => Bounded | undefined;
}

/** A number, and its interval where it has one. */
export interface Bounded {
  readonly mean: number;
  readonly bounds?: readonly [low: number, high: number] | undefined;
}

/** What stands in a column of a row: `97.1 ± 0.6`. */
export function summaryCell({ of, digits }: SummaryColumn, row: SummaryRow): string {
  const { mean, bounds } = of(row) ?? {};
  return interval(mean, bounds, (value) => fixed(value, digits));
}

/** The models, then the baselines. */
export function summaryRows({ models, baselines = {} }: Summary, timing: Timing): SummaryRow[] {
  const costs = modelCosts(models, timing);
  return [
    ...costs.map((cost) => {
      const summary = models[cost.model]!;
      return { model: cost.model, summary, intervals: summary.ci95 ?? summary.seeds[0]?.ci ?? {}, cost };
    }),
    ...Object.entries(baselines).map(([model, { bleu, chrf, chrfpp, exactMatch, ci = {} }]) => {
      const severalSeeds = Object.values(models).some(({ ci95 }) => ci95);
      const mean = { bleu, chrf, chrfpp, exactMatch };
      return { model, summary: { mean }, intervals: severalSeeds ? {} : ci, cost: {} };
    }),
  ];
}

/** The columns of which at least one row has something to show. */
export function summaryColumns(rows: readonly SummaryRow[]): SummaryColumn[] {
  return columns.filter(({ of }) => rows.some((row) => Number.isFinite(of(row)?.mean)));
}

/** A metric with its interval, times `scale`. */
function averaged(metric: AveragedMetric, scale = 1): Pick<SummaryColumn, 'metric' | 'of'> {
  const of: SummaryColumn['of'] = ({ summary: { mean }, intervals }) => {
    const [value, bounds] = [mean[metric], intervals[metric]];
    return value === undefined
      ? undefined
      : { mean: scale * value, bounds: bounds && [scale * bounds[0], scale * bounds[1]] };
  };
  return { metric, of };
}

const single = (mean: number | undefined): Bounded | undefined => (mean === undefined ? undefined : { mean });

const columns: readonly SummaryColumn[] = [
  {
    title: 'Parameters',
    meaning: 'All trained numbers of the model, both embedding tables included.',
    digits: 0,
    of: ({ summary }) => single(summary.parameters),
  },
  {
    title: 'without embeddings',
    cost: true,
    meaning: 'Parameters outside the embedding tables, whose size is decided by the vocabulary.',
    digits: 0,
    of: ({ summary }) => single(summary.parametersWithoutEmbeddings),
  },
  {
    title: 'BLEU',
    meaning:
      'Corpus BLEU of the translations, 0 to 100: how many word sequences up to four words they share with the references (Papineni et al. 2002).',
    digits: 1,
    ...averaged('bleu'),
  },
  {
    title: 'chrF',
    meaning:
      'Overlap of character sequences up to six letters with the references, recall counting twice as much as precision (Popović 2015), 0 to 100: a wrong ending costs less than a wrong word.',
    digits: 1,
    ...averaged('chrf'),
  },
  {
    title: 'chrF++',
    meaning: 'The same with words and pairs of words counted beside the characters (Popović 2017).',
    digits: 1,
    ...averaged('chrfpp'),
  },
  {
    title: 'Exact match',
    unit: '%',
    meaning: 'Translations that equal the reference word for word.',
    digits: 1,
    ...averaged('exactMatch', 100),
  },
  {
    title: 'AER (argmax)',
    unit: '%',
    meaning:
      'Alignment error rate (Och and Ney 2003): the strongest source word of each target word (the rule argmax; others below) against the gold links. 0 is perfect.',
    digits: 1,
    ...averaged('aer', 100),
  },
  {
    title: 'AER, content words',
    unit: '%',
    meaning:
      'The same over nouns, verbs, adjectives and adverbs alone; articles and pronouns are where attention strays most.',
    digits: 1,
    ...averaged('aerContentWords', 100),
  },
  {
    title: 'Perplexity',
    meaning:
      'exp of the mean loss per target token of the reference: among how many words the model wavers. 1 is perfect.',
    digits: 3,
    ...averaged('perplexity'),
  },
  {
    title: 'Calibration error',
    unit: '%',
    meaning:
      'Expected calibration error (Guo et al. 2017): how far the probability of the first choice is, on the mean over tokens, from how often that choice is right. 0 is perfect.',
    digits: 1,
    ...averaged('calibration', 100),
  },
  {
    title: 'Speed',
    cost: true,
    unit: 'tokens/s',
    meaning: 'Target tokens trained on per second, from a short burst in which the model trains alone.',
    digits: 0,
    of: ({ cost }) => single(cost.targetTokensPerSecond?.mean),
  },
  {
    title: 'Training',
    cost: true,
    unit: 's',
    meaning: 'Time from start to end of the training, evaluations included; other models may have trained beside it.',
    digits: 0,
    of: ({ cost }) => single(cost.wallSeconds?.mean),
  },
  {
    title: 'Memory',
    cost: true,
    unit: 'MB',
    meaning: 'Largest resident size of the process that trained it.',
    digits: 0,
    of: ({ cost }) => single(cost.peakResidentBytes && cost.peakResidentBytes.mean / 1e6),
  },
];
