import type { ModelSummary } from '../../compare/summary.ts';
import { overSeeds } from '../../figures/over-seeds.ts';
import { dataTable, leftOut, modelName, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { counted, fixed, listed, percent } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { summaryCell, summaryColumns, summaryRows } from '../summary-columns.ts';
import { type Task, taskOf } from '../wording.ts';
import { alignmentRulesTable } from './alignment-rules-table.ts';
import { modelDifferences } from './model-differences.ts';

/** The summary table, and the same models on every split that was evaluated. */
export function results(data: RunData): Section {
  const { run, summary, timing } = data;
  const rows = summaryRows(summary, timing);
  const columns = summaryColumns(rows).filter(({ cost }) => !cost);
  const missing = run.experiment.models.filter((model) => !(model in summary.models));
  const models = Object.values(summary.models);
  const seeds = Math.max(...models.map((model) => model.seeds.length));
  return {
    id: 'results',
    title: 'Results',
    drawings: {},
    body: html`${dataTable({
      caption: `Every model on the test split, ${seeds > 1 ? `mean and 95% interval over ${seeds} seeds` : 'with 95% intervals over sentences'}`,
      head: ['Model', ...columns.map(({ title, unit }) => (unit ? html`${title} <small>${unit}</small>` : title))],
      rows: rows.map((row) => [modelName(row.model), ...columns.map((column) => summaryCell(column, row))]),
    })}
<p>${spreadOfSizes(models.map(({ parameters }) => parameters))} ${
      seeds > 1
        ? `Intervals are Student's t over ${counted(seeds, 'seed')}: they say how well so few trainings pin down the mean, not where the next one will land.`
        : 'Intervals are over sentences (for exact match Wilson’s, else the bootstrap’s): what other test sentences might have given for the same trained models. Another seed may move a number further, and a lead of a few points may be gone with it.'
    }</p>
${modelDifferences(summary)}
${summary.baselines && html`<p>${retrieval(taskOf(data))}</p>`}
${missing.length > 0 && leftOut(`${listed(missing)} did not finish and stand${missing.length === 1 ? 's' : ''} in no table or figure.`)}
${splitsTable(data)}
${alignmentRulesTable(summary.models)}
<details class="data"><summary>What the columns mean</summary><dl class="meanings">${columns.map(
      ({ title, meaning }) => html`<div><dt>${title}</dt><dd>${meaning}</dd></div>`,
    )}${signatures(models)}</dl></details>`,
  };
}

/** What the row of the nearest neighbour says. */
function retrieval(task: Task): string {
  const shared = task.tokenizer === 'character' ? 'pairs of neighbouring characters' : 'words';
  return `The nearest neighbour retrieves instead of translating: it answers with the translation of the training sentence that shares most ${shared} with the source. A model that does not beat it does no better than looking up.`;
}

/** What sacreBLEU would have to be told to compute the same scores. */
function signatures(models: readonly ModelSummary[]): Markup | undefined {
  const known = models[0]?.seeds[0]?.signatures;
  if (!known) return undefined;
  const titles = { bleu: 'BLEU', chrf: 'chrF', chrfpp: 'chrF++' } as const;
  const lines = (['bleu', 'chrf', 'chrfpp'] as const).map(
    (name) => html`<div><dt>${titles[name]}, signature</dt><dd><code>${known[name]}</code></dd></div>`,
  );
  return html`${lines}`;
}

/** How well the sizes are matched, in words. */
function spreadOfSizes(parameters: readonly number[]): string {
  if (parameters.length < 2) return '';
  const difference = Math.max(...parameters) / Math.min(...parameters) - 1;
  return difference <= 0.02
    ? `The models are matched in size: their parameter counts differ by ${percent(difference)}%.`
    : `The models are not matched in size: the largest has ${percent(difference, 0)}% more parameters than the smallest.`;
}

function splitsTable({ summary: { models, baselines = {} } }: RunData): Markup {
  const rows = [
    ...Object.entries(models).map(([model, { seeds }]) => ({ model, evaluated: seeds.map(({ splits }) => splits) })),
    ...Object.entries(baselines).map(([model, { splits }]) => ({ model, evaluated: [splits] })),
  ];
  const names = [...new Set(rows.flatMap(({ evaluated }) => evaluated.flatMap((splits) => Object.keys(splits))))];
  const cells = (evaluated: (typeof rows)[number]['evaluated'], name: string) => {
    const scores = evaluated.flatMap((splits) => splits[name] ?? []);
    if (scores.length === 0) return [fixed(undefined), fixed(undefined)];
    const exactMatch = overSeeds(scores.map((score) => score.exactMatch)).mean;
    return [percent(exactMatch), fixed(overSeeds(scores.map(({ bleu }) => bleu)).mean, 1)];
  };
  return dataTable({
    caption: 'The same models on every evaluated split',
    groups: names.map((title) => ({ title, span: 2 })),
    head: ['Model', ...names.flatMap(() => [html`exact <small>%</small>`, 'BLEU'])],
    rows: rows.map(({ model, evaluated }) => [modelName(model), ...names.flatMap((name) => cells(evaluated, name))]),
  });
}
