import { modelTitle } from '../figures/model-style.ts';
import { counted, fixed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { type SummaryColumn, type SummaryRow, summaryColumns, summaryRows } from '../report/summary-columns.ts';
import { between, probability } from './cells.ts';
import { captionOf, runNotes } from './run-notes.ts';
import { seedsInWords } from './study-wording.ts';
import { labelColumn, type NumberCell, numberColumn, type Row, type Table } from './table.ts';

/** What each model scored. */
export const resultsTable = (data: RunData) => summaryTable(data, 'results', 'results on the test split', false);

/** What each model takes in size, time and memory. */
export const costsTable = (data: RunData) => summaryTable(data, 'costs', 'size, speed and memory', true);

/** The column that another leans on: “without embeddings”. */
const SIZE = 'Parameters';

/** The columns of the report's summary table, those that say what a model takes or the others. */
function summaryTable(data: RunData, name: string, title: string, costs: boolean): Table {
  const rows = summaryRows(data.summary, data.timing);
  const columns = summaryColumns(rows).filter(({ cost = false, title }) => cost === costs || (costs && title === SIZE));
  return {
    ...{ name, caption: captionOf(data, title) },
    columns: [
      labelColumn('Model'),
      ...columns.map(({ title, unit }) => numberColumn(unit === undefined ? title : `${title}, ${unit}`)),
    ],
    rows: rows
      .map((row) => [modelTitle(row.model), ...columns.map((column) => summaryCell(column, row))])
      .filter(([, ...numbers]) => numbers.some((number) => number !== null))
      .map((cells) => ({ cells })),
    notes: runNotes(data, costs ? '' : 'behind ± half of Student’s 95 % interval over seeds'),
  };
}

function summaryCell({ of, digits }: SummaryColumn, row: SummaryRow): NumberCell | null {
  const { mean: value, bounds } = of(row) ?? {};
  if (value === undefined) return null;
  const text = fixed(value, digits);
  return bounds ? { text, spread: `± ${fixed((bounds[1] - bounds[0]) / 2, digits)}`, value, bounds } : { text, value };
}

export const compared = [
  { name: 'bleu', title: 'BLEU', scale: 1 },
  { name: 'chrf', title: 'chrF', scale: 1 },
  { name: 'exactMatch', title: 'Exact match, points', scale: 100 },
  { name: 'aer', title: 'Alignment error rate, points', scale: 100 },
] as const;

/** How far every two models are apart. */
export function comparisonsTable(data: RunData): Table {
  const { comparisons = [] } = data.summary;
  const rows = comparisons.flatMap(({ models: [first, second], metrics }): Row[] =>
    compared.flatMap(({ name, title, scale }) => {
      const tested = metrics[name];
      if (!tested) return [];
      const cells = [title, between(tested.ci, scale, tested.difference), probability(tested.p)];
      return [{ group: `${modelTitle(first)} − ${modelTitle(second)}`, cells }];
    }),
  );
  const seeds = [...new Set(comparisons.flatMap((pair) => pair.seeds))].sort((a, b) => a - b);
  return {
    name: 'comparisons',
    caption: captionOf(data, 'differences between models on the same test sentences'),
    grouping: 'Models',
    columns: [labelColumn('Score'), numberColumn('Difference'), numberColumn('p')],
    rows,
    notes: [
      `In brackets the 95 % interval of a paired bootstrap over sentences (Koehn 2004) of ${seedsInWords(seeds)}: it measures the chance of the sentences, not that of another training. ${counted(rows.length, 'comparison')}; p is not corrected for their number.`,
      ...runNotes(data, ''),
    ],
  };
}
