import type { Timing } from '../compare/run-files.ts';
import type { AveragedMetric, ModelSummary, Summary } from '../compare/summary.ts';
import type { ModelCost } from '../figures/cost.ts';
import { modelCosts } from '../figures/cost.ts';
import { fixed, interval, percent } from './numbers.ts';

/** The row of a model in the summary table, or of a baseline, which has scores and nothing else. */
export interface SummaryRow {
  readonly model: string;
  readonly summary: Pick<ModelSummary, 'mean' | 'ci95'> & Partial<ModelSummary>;
  readonly cost: Partial<ModelCost>;
}

/** One column of the summary table, in report and terminal alike. */
export interface SummaryColumn {
  readonly title: string;
  readonly unit?: string;
  /** What the number means, in a sentence. */
  readonly meaning: string;
  readonly cell: (row: SummaryRow) => string;
}

/** The models, then the baselines. */
export function summaryRows({ models, baselines = {} }: Summary, timing: Timing): SummaryRow[] {
  const costs = modelCosts(models, timing);
  return [
    ...costs.map((cost) => ({ model: cost.model, summary: models[cost.model]!, cost })),
    ...Object.entries(baselines).map(([model, { bleu, chrf, chrfpp, exactMatch }]) => {
      return { model, summary: { mean: { bleu, chrf, chrfpp, exactMatch } }, cost: {} };
    }),
  ];
}

/** The columns of which at least one row has something to show. */
export function summaryColumns(rows: readonly SummaryRow[]): SummaryColumn[] {
  return columns.filter(({ cell }) => rows.some((row) => cell(row) !== fixed(undefined)));
}

function averaged(metric: AveragedMetric, write: (value: number | undefined) => string): SummaryColumn['cell'] {
  return ({ summary: { mean, ci95 } }) => interval(mean[metric], ci95?.[metric] ?? [undefined, undefined], write);
}

const columns: readonly SummaryColumn[] = [
  {
    title: 'Parameters',
    meaning: 'All trained numbers of the model, both embedding tables included.',
    cell: ({ summary }) => fixed(summary.parameters),
  },
  {
    title: 'without embeddings',
    meaning: 'Parameters outside the embedding tables, whose size is decided by the vocabulary.',
    cell: ({ summary }) => fixed(summary.parametersWithoutEmbeddings),
  },
  {
    title: 'BLEU',
    meaning:
      'Corpus BLEU of greedy translations, 0 to 100: how many word sequences up to four words they share with the references.',
    cell: averaged('bleu', (value) => fixed(value, 1)),
  },
  {
    title: 'Exact match',
    unit: '%',
    meaning: 'Translations that equal the reference word for word.',
    cell: averaged('exactMatch', percent),
  },
  {
    title: 'AER',
    unit: '%',
    meaning:
      'Alignment error rate (Och and Ney 2003): the strongest source word of each target word against the gold links. 0 is perfect.',
    cell: averaged('aer', percent),
  },
  {
    title: 'AER, content words',
    unit: '%',
    meaning:
      'The same over nouns, verbs, adjectives and adverbs alone; articles and pronouns are where attention strays most.',
    cell: averaged('aerContentWords', percent),
  },
  {
    title: 'Perplexity',
    meaning:
      'exp of the mean loss per target token of the reference: among how many words the model wavers. 1 is perfect.',
    cell: averaged('perplexity', (value) => fixed(value, 3)),
  },
  {
    title: 'Speed',
    unit: 'tokens/s',
    meaning: 'Target tokens trained on per second, from a short burst in which the model trains alone.',
    cell: ({ cost }) => fixed(cost.targetTokensPerSecond?.mean),
  },
  {
    title: 'Training',
    unit: 's',
    meaning: 'Time from start to end of the training, evaluations included; other models may have trained beside it.',
    cell: ({ cost }) => fixed(cost.wallSeconds?.mean),
  },
  {
    title: 'Memory',
    unit: 'MB',
    meaning: 'Largest resident size of the process that trained it.',
    cell: ({ cost }) => fixed(cost.peakResidentBytes && cost.peakResidentBytes.mean / 1e6),
  },
];
