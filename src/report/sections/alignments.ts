import type { SentenceAlignments } from '../../figures/alignment-matrices.ts';
import { alignmentChoice } from '../../figures/map-choice.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { attentionOf } from '../../figures/sentence-attention.ts';
import { candidateTable } from '../explorer/candidates.ts';
import { mapControls, sentenceControls } from '../explorer/controls.ts';
import { answered, attended, evidenceOf, type FittedEvidence } from '../explorer/evidence.ts';
import { matrixDrawing, matrixTables } from '../explorer/matrices.ts';
import { featured } from '../featured.ts';
import { dataTable, leftOut, notes, plot, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { counted, listed, percent } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { taskOf, type Units, unitsOf } from '../wording.ts';
import { sentencePanel } from './sentence-panel.ts';

const section = { id: 'alignments', title: 'Where they looked' };

/** The sentences that were kept, one at a time, with what models made of them and every map of those that attend. */
export function alignments(data: RunData): Section {
  const fitted = evidenceOf(data.jobs);
  if (!fitted) {
    return { ...section, drawings: {}, body: leftOut('Left out: this run kept no evidence.json of its sentences.') };
  }
  const { evidence } = fitted;
  const task = taskOf(data);
  const sentence = featured(evidence.sentences);
  const maps = attentionOf(attended(evidence, sentence), alignmentChoice);
  return {
    ...section,
    blobs: { evidence },
    drawings: maps.maps.length > 0 ? { matrices: matrixDrawing(maps) } : {},
    body: html`<figure id="figure-alignments" class="explorer" data-task="${JSON.stringify(task)}">
${sentenceControls(evidence, sentence, task)}
<div class="sentence" id="sentence" data-shown="${sentence.id}">${sentencePanel(answered(evidence, sentence), task)}</div>
${mapControls(evidence)}
${matrices(maps)}
<div id="steps"></div>
<div id="heads"></div>
<figcaption>${[caption(maps, unitsOf(task)), ...remarks(fitted, data)].join(' ')}</figcaption>
${maps.maps.length > 0 && explanation(data, maps, unitsOf(task))}
<details class="data" id="numbers-alignments"><summary>The numbers behind this figure</summary>${[...matrixTables(maps), candidateTable(evidence, sentence)].map(dataTable)}</details>
</figure>`,
  };
}

function matrices({ maps }: SentenceAlignments): Markup | false {
  return (
    maps.length > 0 &&
    html`<div class="scroll matrices" tabindex="0" role="region" aria-label="Attention matrices">${plot(
      'matrices',
      `Attention matrices of ${listed(maps.map(({ model }) => modelTitle(model)))}. The weights are in the tables below.`,
    )}</div>`
  );
}

function caption({ maps, gold }: SentenceAlignments, { one }: Units): string {
  const translations =
    'What each model translates by itself (greedy decoding); struck out is what the reference does not have, in brackets what is missing.';
  if (maps.length === 0) return `${translations} None of these models attends, so there are no attention matrices.`;
  const links = gold
    ? 'Outlined are the gold links, solid where they are sure and dotted where they are possible.'
    : 'There is no gold alignment for this data, so none is outlined and no alignment error rate is given.';
  return `${translations} Below, each column is a source ${one} and each row a ${one} of the reference; the more a cell stands out from the page, the more weight the column has while the model predicts that row's ${one}. Every model is made to say the reference, so that rows are the same. ${links}`;
}

/** What the caption says besides where there is evidence: how to read what the page shows, and what it lacks. */
function remarks({ evidence, leftOut: missing, without }: FittedEvidence, { run, jobs }: RunData): string[] {
  const attends = evidence.models.some(({ maps }) => maps.length > 0);
  const pieces = evidence.sentences.some(({ wordOf }) => wordOf);
  return [
    ...(attends ? [reading] : []),
    ...(pieces ? ['A token that ends in @@ is a piece of a word that goes on in the next.'] : []),
    ...(run.experiment.seeds.length > 1 ? [`All from seed ${jobs[0]!.seed}.`] : []),
    ...(missing > 0 ? [`The run’s evidence of ${counted(missing, 'more sentence')} had no room in this file.`] : []),
    ...(without.length > 0 ? [`No evidence was kept of ${listed(without.map(modelInProse))}.`] : []),
  ];
}

const reading =
  'Point at a row for what each model would have said there, or choose a token below the matrices. <eos> ends a sentence, and is read and predicted like a word; <bos> stands before the first word, where the decoder has said nothing yet. In self-attention, a sentence looks at itself: the encoder at the whole source, the decoder at what it has said so far. An LSTM has no such maps; it remembers instead.';

function explanation({ summary }: RunData, { maps, gold }: SentenceAlignments, { one, many }: Units): Markup {
  const attending = maps.map(({ model }) => model);
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
      'The Transformer has one such map in every layer and head; shown first is the mean over all of them, chosen because no single head is the alignment in every training. '
    }Nothing in the training names an alignment: the maps come from predicting the target alone.`,
    html`Attention is not explanation. A source state knows its neighbours, so a peak beside the right place need not be a mistake, and a model can be right with a map that looks wrong; whether such weights explain anything is disputed (<cite>Jain and Wallace 2019</cite>, <cite>Wiegreffe and Pinter 2019</cite>). One sentence proves no rule.`,
  );
}
