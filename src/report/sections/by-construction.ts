import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { qualityByTag, type TagRow, tagRows } from '../../figures/quality-by-tag.ts';
import { fluid, leftOut, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html } from '../markup.ts';
import { fixed, listed, percent, spread } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { chanceOf, intervalNote } from '../wording.ts';

export function byConstruction({ summary: { models, task } }: RunData): Section {
  const section = { id: 'construction', title: 'Quality by construction' };
  const rows = tagRows(models);
  if (rows.length === 0) {
    return {
      ...section,
      drawings: {},
      body: leftOut('Left out: the sentences of this data carry no names of constructions.'),
    };
  }
  const names = Object.keys(models);
  const aligned = names.filter((model) => rows.some(({ scores }) => scores[model]?.aer));
  const smallest = rows.reduce((least, row) => (row.sentences < least.sentences ? row : least));
  return {
    ...section,
    drawings: {
      construction: fluid(
        (columns) => qualityByTag(models, { palette, columns }),
        [
          { room: 640, columns: 2 },
          { room: 0, columns: 1 },
        ],
      ),
    },
    body: html`<figure id="figure-construction">
${plot('construction', `Exact match${aligned.length > 0 && ' and alignment error rate'} by construction for ${listed(names.map(modelTitle))}. The numbers are in the table below.`)}
<figcaption>Exact match${aligned.length > 0 && ' and alignment error rate'} on the test sentences that have a construction, hardest construction on top; in brackets, the number of sentences.${intervalNote(models)}</figcaption>
${notes(
  `Exact match is lowest ${listed(names.map((model) => hardestFor(rows, model)))}.`,
  task === 'en-fr'
    ? 'Constructions that move words (a pronoun before its verb, an adjective behind its noun, a compound turned round) need the decoder to look off the diagonal; agreement needs it to look at a word other than the one it translates.'
    : 'Sentences of one group share more than its name: they may be longer, or have rarer words, than those of another.',
  `A sentence mostly has several constructions, and exact match counts it wrong for any slip: a low rate may come from what stands beside the construction. The smallest group, ${smallest.tag}, has ${fixed(smallest.sentences)} sentences: a rate in it may be off by up to ${chanceOf(smallest.sentences)} points by chance alone.`,
)}
${numbersBehind({
  caption: `Exact match${aligned.length > 0 ? ' and alignment error rate (AER)' : ''}, %, by construction`,
  head: [
    ...['Construction', 'Sentences'],
    ...names.map((model) => `${modelTitle(model)}: exact`),
    ...aligned.map((model) => `${modelTitle(model)}: AER`),
  ],
  rows: rows.map(({ tag, sentences, scores }) => [
    ...[tag, fixed(sentences)],
    ...names.map((model) => spread(scores[model]?.exactMatch, percent)),
    ...aligned.map((model) => spread(scores[model]?.aer, percent)),
  ]),
})}
</figure>`,
  };
}

/** `on clitic (91.2%) for the Transformer`; several constructions may be equally hard. */
function hardestFor(rows: readonly TagRow[], model: string): string {
  const rates = rows.flatMap(({ tag, scores }) =>
    scores[model] ? [{ tag, rate: scores[model].exactMatch.mean }] : [],
  );
  const lowest = Math.min(...rates.map(({ rate }) => rate));
  const hardest = rates.filter(({ rate }) => rate === lowest).map(({ tag }) => tag);
  const where = hardest.length <= 2 ? listed(hardest) : `${hardest[0]} and ${hardest.length - 1} others`;
  return `on ${where} (${percent(lowest)}%) for ${modelInProse(model)}`;
}
