import type { Summary } from '../../compare/summary.ts';
import { dataTable, modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { bounded, fixed, listed, signed } from '../numbers.ts';

const metrics = [
  { name: 'bleu', title: 'BLEU', scale: 1 },
  { name: 'chrf', title: 'chrF', scale: 1 },
  { name: 'exactMatch', title: 'Exact match, points', scale: 100 },
  { name: 'aer', title: 'AER (argmax), points', scale: 100 },
] as const;

/** How far every pair of models is apart on the same test sentences, and whether that may be chance. */
export function modelDifferences({ comparisons = [] }: Summary): Markup | undefined {
  if (comparisons.length === 0) return undefined;
  const shown = metrics.filter(({ name }) => comparisons.some((pair) => pair.metrics[name]));
  const seeds = [...new Set(comparisons.flatMap((pair) => pair.seeds))];
  return html`${dataTable({
    caption: 'Differences between models on the same test sentences',
    groups: shown.map(({ title }) => ({ title, span: 2 })),
    head: ['First − second', ...shown.flatMap(() => ['difference', html`<i>p</i>`])],
    rows: comparisons.map(({ models: [first, second], metrics: tested }) => [
      html`${modelName(first)}<br>− ${modelName(second)}`,
      ...shown.flatMap(({ name, scale }) => {
        const { difference, ci, p } = tested[name] ?? {};
        const write = (value: number | undefined) => signed(value === undefined ? undefined : scale * value, 1);
        return [bounded(difference, ci, write), fixed(p, 3)];
      }),
    ]),
  })}
<p>In brackets, the middle 95% of the differences on 1,000 test sets drawn from this one, sentence by sentence with replacement; <i>p</i> is that of the paired bootstrap test (Koehn 2004), two-sided, never below 0.002 for so many. ${
    seeds.length > 1
      ? `Tested is the mean over the seeds ${listed(seeds.map(String))}`
      : `Tested are the trainings of seed ${seeds[0]}`
  }: what chance is measured is that of the sentences, not that of another training.</p>`;
}
