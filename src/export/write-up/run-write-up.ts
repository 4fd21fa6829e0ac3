import { NEAREST_NEIGHBOUR } from '../../compare/summary.ts';
import { modelTitle } from '../../figures/model-style.ts';
import { heading } from '../../report/headline.ts';
import { counted, fixed, signed } from '../../report/numbers.ts';
import type { RunData } from '../../report/run-data.ts';
import { summaryCell, summaryColumns, summaryRows } from '../../report/summary-columns.ts';
import { taskTitle } from '../../report/wording.ts';
import { SIGNIFICANCE } from '../../study/verdict.ts';
import type { ExportContext } from '../exported.ts';
import { markdownText as text } from '../markdown.ts';
import { papersFor } from '../papers.ts';
import { runNotes } from '../run-notes.ts';
import { runFacts } from '../run-report.ts';
import { compared } from '../run-summary-tables.ts';
import type { Table } from '../table.ts';
import { draftNote } from './draft.ts';
import { NumberLinks } from './number-links.ts';
import { equation, reach } from './number-words.ts';
import { ATTENTION_IS_NO_REASON, list, markedUpTable, references, tablesAndFigures } from './parts.ts';
import { writeHere } from './prompts.ts';

/** What both families can be read against. */
const published = [
  'Bahdanau, Cho and Bengio 2015, table 1: BLEU, English to French, on all sentences: RNNencdec-50 17.82, RNNsearch-50 26.75.',
  'Luong, Pham and Manning 2015, section 5: alignment error rates of 0.34 to 0.39, that of the Berkeley aligner 0.32.',
  'Vaswani et al. 2017, table 2: BLEU, English to French: 38.1 (base), 41.8 (big).',
];

/**
 * `write-up.md` of a run: a text to go on with. Nothing was claimed beforehand, so the text describes, compares the models
 * as they were trained on the sentences that they were tested on, and leaves what follows to the writer.
 */
export function runWriteUp(data: RunData, tables: readonly Table[], context: ExportContext): string {
  const { provenance, upwards } = context;
  const file = `${upwards}summary.json`;
  const links = new NumberLinks(file, provenance.command);
  const body = `${writeHere('the abstract, last of all: question, method, what came out.')}
## Question

${writeHere('what you asked, and what you expected before you saw the numbers.')}
This run had no claims that were stated beforehand, so it can describe and suggest, not test: \`npx attention-lab study\`
does that.

## Background

${list(published.map(text))}
${writeHere('what these works have in common with this run, and in what they differ: data, size, training.')}
## Method

${list(runFacts(data).map(text))}
${text(runNotes(data, 'behind ± half of Student’s 95 % interval over seeds').join(' '))}

${modelLines(data, links, upwards)}
Every setting stands in [run.json](${upwards}run.json).

${writeHere('why these models and settings.')}
## Results

${resultsTable(data, links)}
${comparisons(data, links)}
${tablesAndFigures(tables, context)}
${writeHere('what the tables and figures show, as exploration.')}
## Discussion

${writeHere('what follows, and what else than the architecture could have brought the differences about.')}
## Limits

${list(limits(data).map(text))}
${writeHere('other limits that you know of.')}
${references(papersFor([]))}
## How to make it again

\`\`\`sh
${provenance.command}
\`\`\`
`;
  const title = `${heading(Object.keys(data.summary.models))}: ${taskTitle(data.summary.task)}`;
  return `# ${text(title)}\n\n${draftNote(body, file)}\n${body}\n${links.definitions()}`;
}

/** What each model is, and where the files of its trainings are. */
function modelLines({ summary, jobs }: RunData, links: NumberLinks, upwards: string): string {
  return list(
    Object.entries(summary.models).map(([model, { parameters, seeds }]) => {
      const files = jobs
        .filter((job) => job.model === model)
        .map(({ seed }) => `[seed ${seed}](${upwards}${model}/seed-${seed}/result.json)`);
      const size = links.to(fixed(parameters), 'models', model, 'parameters');
      const steps = links.to(fixed(seeds[0]!.steps), 'models', model, 'seeds', 0, 'steps');
      return `**${text(modelTitle(model))}**: ${size} parameters, ${steps} steps of training; ${files.join(', ')}.`;
    }),
  );
}

/** The scores of every model and baseline, each number linked. */
function resultsTable({ summary, timing }: RunData, links: NumberLinks): string {
  const rows = summaryRows(summary, timing);
  const columns = summaryColumns(rows).filter(({ metric }) => metric !== undefined);
  const titles = columns.map(({ title, unit }) => text(unit === undefined ? title : `${title}, ${unit}`));
  const body = rows.map((row) => {
    const model = summary.models[row.model];
    const place = [model ? 'models' : 'baselines', row.model];
    const means = model ? ['mean'] : [];
    const intervals = model?.ci95 ? ['ci95'] : model ? ['seeds', 0, 'ci'] : ['ci'];
    const cells = columns.map((column) => {
      if (!column.of(row)) return '–';
      const [mean, half] = summaryCell(column, row).split(' ± ');
      const linked = links.to(mean!, ...place, ...means, column.metric!);
      return half === undefined ? linked : `${linked} ${links.to(`± ${half}`, ...place, ...intervals, column.metric!)}`;
    });
    return [text(modelTitle(row.model)), ...cells];
  });
  return markedUpTable(['Model', ...titles], body);
}

/** Of every two models how they differ on the test sentences, in no stronger words than the paired bootstrap allows. */
function comparisons({ summary }: RunData, links: NumberLinks): string {
  const pairs = summary.comparisons ?? [];
  const all = pairs.flatMap(({ models: [first, second], metrics }, place) => {
    const scores = compared.flatMap(({ name, title, scale }) => {
      const found = metrics[name];
      if (!found) return [];
      const { difference, ci, p } = found;
      const link = (number: string, key: string) => links.to(number, 'comparisons', place, 'metrics', name, key);
      const [size, chance] = [link(signed(scale * difference, 1), 'difference'), link(equation('p', p), 'p')];
      const interval = link(reach({ low: ci[0], high: ci[1] }, scale), 'ci');
      const finding = p < SIGNIFICANCE ? 'they differ' : 'no evidence of a difference';
      return [`${text(title)} ${size} (between ${interval}; ${chance}), ${finding}`];
    });
    return scores.length === 0
      ? []
      : [`${text(modelTitle(first))} − ${text(modelTitle(second))}: ${scores.join('; ')}.`];
  });
  if (all.length === 0) return '';
  return `On these test sentences, between the models as they were trained here:

${list(all)}
A paired bootstrap redraws the sentences and keeps the models: another training may turn the order round. These are
${counted(all.length, 'pair')} of models and several scores of each, without a correction for their number: where nothing differs, one
in twenty seems to. Where there is no evidence of a difference, there may still be one as large as the interval allows.
`;
}

/** What no result of this kind says, whatever its numbers. */
function limits({ summary, run }: RunData): string[] {
  const { seeds } = run.experiment;
  const models = Object.values(summary.models);
  const missing = run.experiment.models.filter((model) => !(model in summary.models));
  return [
    seeds.length === 1
      ? 'Each model was trained once. How another seed would have come out is not known: intervals are over sentences.'
      : 'Seeds were varied, settings were not: other learning rates, widths or corpora may give another order.',
    'The scores are those of one corpus.',
    ...(models.some(({ mean }) => mean.aer !== undefined) ? [ATTENTION_IS_NO_REASON] : []),
    ...(summary.baselines?.[NEAREST_NEIGHBOUR]
      ? [
          'The nearest neighbour answers with a training sentence: what it gets right, the test sentences share with those.',
        ]
      : []),
    ...(missing.length === 0
      ? []
      : [`Not finished, and nowhere in the numbers: ${missing.map(modelTitle).join(', ')}.`]),
  ];
}
