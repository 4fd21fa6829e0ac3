import { alignmentMatrices } from '../../figures/alignment-matrices.ts';
import { modelInProse } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type ChosenSentence, chosenSentences, featured } from '../chosen-sentences.ts';
import { type Drawing, fixedSize, leftOut, notes, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { listed, percent } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { type Units, unitsOf } from '../wording.ts';
import { drawingName, sentencePanel } from './sentence-panel.ts';

/** Matrices are drawn as large as there is room for: side by side if the cells do not get too small, else stacked. */
const sizes = [
  { columns: 2, cell: 40 },
  { columns: 2, cell: 32 },
  { columns: 2, cell: 25 },
  { columns: 2, cell: 19 },
  { columns: 2, cell: 14 },
  { columns: 1, cell: 28 },
  { columns: 1, cell: 21 },
  { columns: 1, cell: 16 },
];

export function alignments(data: RunData): Section {
  const sentences = chosenSentences(data);
  const seed = data.jobs[0]?.seed;
  const attending = Object.keys(data.summary.models).filter((model) =>
    sentences.some(({ maps }) => maps.some((map) => map.model === model)),
  );
  const section = { id: 'alignments', title: 'Where they looked' };
  if (sentences.length === 0) {
    return { ...section, drawings: {}, body: leftOut('Left out: this run kept no sentences for a close look.') };
  }
  const gold = sentences.some((sentence) => sentence.gold);
  const units = unitsOf(data.summary.task);
  const several = data.run.experiment.seeds.length > 1;
  return {
    ...section,
    drawings: Object.fromEntries(sentences.flatMap((sentence) => drawingOf(sentence))),
    body: html`<figure id="figure-alignments" class="sentences">
${selector(sentences, units)}
${sentences.map((sentence) => sentencePanel(sentence, data.summary.task))}
<figcaption>${caption(attending, gold, units)}${several && ` All from seed ${seed}.`}</figcaption>
${attending.length > 0 && explanation(data, attending, gold, units)}
</figure>`,
  };
}

function drawingOf(sentence: ChosenSentence): [string, Drawing][] {
  if (sentence.maps.length === 0) return [];
  const figures = sizes.map((size) => alignmentMatrices(sentence, { palette, ...size }));
  return [[drawingName(sentence), fixedSize(figures)]];
}

function selector(sentences: readonly ChosenSentence[], { joined }: Units): Markup {
  const first = featured(sentences);
  const tags = [...new Set(sentences.flatMap((sentence) => sentence.tags))].sort();
  return html`<div class="selector">
${
  tags.length > 0 &&
  html`<label>Construction <select id="choose-construction"><option value="">any</option>${tags.map((tag) => html`<option>${tag}</option>`)}</select></label>`
}
<label class="grow">Sentence <select id="choose-sentence">${sentences.map(
    (sentence) =>
      html`<option value="${sentence.id}" data-tags="${sentence.tags.join('\t')}"${sentence === first && ' selected'}>${joined(sentence.source)}</option>`,
  )}</select></label>
<span class="step"><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button></span>
<p role="status" id="place"></p>
</div>`;
}

function caption(attending: readonly string[], gold: boolean, { one }: Units): string {
  const translations =
    'What each model translates by itself (greedy decoding); struck out is what the reference does not have, in brackets what is missing.';
  if (attending.length === 0)
    return `${translations} None of these models attends, so there are no alignment matrices.`;
  const links = gold
    ? 'Outlined are the gold links, solid where they are sure and dotted where they are possible.'
    : 'There is no gold alignment for this data, so none is outlined and no alignment error rate is given.';
  return `${translations} Below, each column is a source ${one} and each row a ${one} of the reference; the more a cell stands out from the page, the more weight the column has while the model predicts that row's ${one}. Every model is made to say the reference, so that rows are the same. ${links}`;
}

function explanation({ summary }: RunData, attending: readonly string[], gold: boolean, { one, many }: Units): Markup {
  const errors = attending.flatMap((model) => {
    const { aer } = summary.models[model]!.mean;
    return aer === undefined ? [] : [`${percent(aer)}% for ${modelInProse(model)}`];
  });
  const whole = errors.length > 0 ? `Over the whole test split the alignment error rate is ${listed(errors)}. ` : '';
  return notes(
    `${whole}Look ${gold ? 'whether the weight fills the outlines' : 'where the weight runs'}: along the diagonal where the order is shared, off it where ${many} change places, over several cells where one ${one} answers to several.`,
    html`${
      attending.some((model) => model.startsWith('lstm')) &&
      'The LSTM scores each source state against the state of its decoder, once for each token it says, and has this one map. '
    }${
      attending.includes('transformer') &&
      'The Transformer has one such map in every layer and head; drawn is the mean over all of them, chosen because no single head is the alignment in every training. '
    }Nothing in the training names an alignment: the maps come from predicting the target alone.`,
    html`Attention is not explanation. A source state knows its neighbours, so a peak beside the right place need not be a mistake, and a model can be right with a map that looks wrong; whether such weights explain anything is disputed (<cite>Jain and Wallace 2019</cite>, <cite>Wiegreffe and Pinter 2019</cite>). One sentence proves no rule.`,
  );
}
