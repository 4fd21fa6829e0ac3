import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type LengthRow, lengthLabel, lengthRows, qualityByLength } from '../../figures/quality-by-length.ts';
import { fluid, leftOut, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { fixed, listed, percent, spread } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { chanceOf, equalSteps, intervalNote, taskOf, unitsOf } from '../wording.ts';

const forms = [
  { room: 640, columns: 2 },
  { room: 0, columns: 1 },
];

export function byLength(data: RunData): Section {
  const { models } = data.summary;
  const section = { id: 'length', title: 'Quality by sentence length' };
  const rows = lengthRows(models);
  if (rows.length === 0) {
    return { ...section, drawings: {}, body: leftOut('Left out: the summary of this run has no scores by length.') };
  }
  const names = Object.keys(models);
  const unit = unitsOf(taskOf(data)).many;
  const longest = data.run.trainingSourceWords?.[1];
  const options = { palette, unit, ...(longest !== undefined && { longestTrained: longest }) };
  const unseen = rows.filter(({ from }) => longest !== undefined && from > longest);
  return {
    ...section,
    drawings: { length: fluid((columns) => qualityByLength(models, { ...options, columns }), forms) },
    body: html`<figure id="figure-length">
${plot('length', `Exact match and BLEU by source length for ${listed(names.map(modelTitle))}. The numbers are in the table below.`)}
<figcaption>Exact match and BLEU by the number of source ${unit}, ${equalSteps(models)}.${
      unseen.length > 0 && ' Shaded: lengths that no model saw in training.'
    }${intervalNote(models)}</figcaption>
${explanation(data, rows, unseen)}
${numbersBehind({
  caption: `Exact match (%) and BLEU by number of source ${unit}`,
  groups: names.map((model) => ({ title: modelTitle(model), span: 2 })),
  head: [`Source ${unit}`, 'Sentences', ...names.flatMap(() => ['exact', 'BLEU'])],
  rows: rows.map((row) => [
    ...[lengthLabel(row), fixed(row.sentences)],
    ...names.flatMap((model) => [
      spread(row.scores[model]?.exactMatch, percent),
      spread(row.scores[model]?.bleu, (value) => fixed(value, 1)),
    ]),
  ]),
})}
</figure>`,
  };
}

/** The shape of the curves that such a figure is to be held against. */
const PUBLISHED =
  'Published curves have this shape: without attention BLEU falls steeply as sentences grow (Cho et al. 2014); with additive attention it hardly falls up to fifty words and more (Bahdanau et al. 2015, Fig. 2); on the longest sentences, sixty subwords and more, models that attend fall behind phrase-based ones, and stop too early (Koehn and Knowles 2017, Fig. 7).';

function explanation(data: RunData, rows: readonly LengthRow[], unseen: readonly LengthRow[]): Markup {
  const { summary, run } = data;
  const names = Object.keys(summary.models);
  const { one, many } = unitsOf(taskOf(data));
  const seen = rows.filter((row) => !unseen.includes(row));
  const exact = (row: LengthRow, model: string) => `${percent(row.scores[model]?.exactMatch.mean)}%`;
  const [first, last] = [seen[0] ?? rows[0]!, seen.at(-1) ?? rows.at(-1)!];
  const ranges = names.map(
    (model) => `from ${exact(first, model)} to ${exact(last, model)} for ${modelInProse(model)}`,
  );
  const trained = run.trainingSourceWords;
  const start = trained ? `Within the training lengths (${trained[0]} to ${trained[1]} ${many}), from` : 'From';
  const smallest = Math.min(...rows.map(({ sentences }) => sentences));
  const bottleneck = names.includes('lstm-none') && names.length > 1;
  return notes(
    html`${start} ${lengthLabel(first)} ${many} to ${lengthLabel(last)}, exact match goes ${listed(ranges)}.${
      unseen[0] &&
      ` Just past them, at ${lengthLabel(unseen[0])} ${many}, it is ${listed(names.map((model) => `${exact(unseen[0]!, model)} for ${modelInProse(model)}`))}.`
    }`,
    html`${
      bottleneck &&
      'A decoder without attention knows the source only through one vector of fixed size, however long the sentence; one that attends reads the source again at every step. '
    }${PUBLISHED} ${
      unseen.length > 0 &&
      'Beyond the training lengths something else comes in: positions and distances that were never trained, which attention does not cure.'
    }${
      !bottleneck &&
      unseen.length === 0 &&
      `In a longer sentence there is more to get wrong: exact match falls with length even where every ${one} is as likely to be right as in a short one.`
    }`,
    html`${
      unseen.length > 0 &&
      'The shaded part shows how models extrapolate, not what a fixed summary loses; only the part before it does. '
    }Sampling blurs every point: the smallest group has ${fixed(smallest)} sentences, so a rate in it may be off by up to ${chanceOf(smallest)} points by chance alone.`,
  );
}
