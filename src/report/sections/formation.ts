import { type FormingSentence, formationAt, formationLosses, lossAt, timelineOf } from '../../figures/formation.ts';
import { modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { evidenceOf } from '../explorer/evidence.ts';
import { type Formation, formationOf, forming } from '../explorer/formation-data.ts';
import { matrixDrawing } from '../explorer/matrices.ts';
import { textOf } from '../explorer/token-text.ts';
import { featured } from '../featured.ts';
import { fluid, leftOut, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { type Task, taskOf, unitsOf } from '../wording.ts';

/** How alignments came to be: a slider over the training, for all models that attend at once. */
export function formation(data: RunData): Section {
  const section = { id: 'formation', title: 'How they came to look there', drawings: {} };
  const evidence = evidenceOf(data.jobs)?.evidence;
  const found = formationOf(data.jobs, evidence?.sentences ?? []);
  const attends = evidence?.models.some(({ maps }) => maps.length > 0) ?? true;
  if (!found || found.sentences.length === 0) return { ...section, body: leftOut(whyNot(attends)) };
  const { models, sentences } = found;
  const timeline = timelineOf(models);
  const last = timeline.at(-1)!;
  const first = evidence && featured(evidence.sentences).id;
  const shown = sentences.find(({ id }) => id === first) ?? sentences[0]!;
  const names = listed(models.map(({ model }) => modelTitle(model)));
  return {
    ...section,
    blobs: { formation: found },
    drawings: {
      formation: matrixDrawing(formationAt(models, forming(shown), last)),
      'formation-losses': fluid(() => formationLosses(models, last, { palette }), [{ room: 0, columns: 1 }]),
    },
    body: html`<figure id="figure-formation" class="explorer">
${controls(found, shown.id, taskOf(data))}
<div class="scroll matrices" tabindex="0" role="region" aria-label="Alignment matrices at one step">${plot('formation', `Alignment matrices of ${names} in the course of their training.`)}</div>
<div>${plot('formation-losses', `Validation loss of ${names} over training. The numbers are in the table below.`)}</div>
<figcaption>The alignment of one sentence as it was read in the course of the training (of the Transformer, the mean over all layers and heads), both families on one timeline, and the validation loss meanwhile; the axis of the loss is logarithmic.${data.run.experiment.seeds.length > 1 && ` All from seed ${data.jobs[0]!.seed}.`}</figcaption>
${notes(
  'When the weights leave the blur they begin with, whether that comes all at once, and what the loss does at that moment. Which words find their place first, and which last.',
  'An untrained decoder cannot tell one source word from another, so it looks at all of them alike. What it predicts can only profit from a source word once some weight lies on it, and the weight can only grow where that already helps: each waits for the other, until both go quickly.',
  'One sentence and one seed: with another seed the same step comes sooner or later. That attention sharpens as the loss falls does not say that one is the cause of the other.',
)}
${numbersBehind(weightTable(found, forming(shown)))}
</figure>`,
  };
}

function whyNot(attends: boolean): string {
  if (!attends) return 'Left out: no model of this run attends, so there is no alignment that could form.';
  return 'Left out: this run kept no formation.json, which newer versions of attention-lab write in the course of the training; train again to have it.';
}

function controls({ models, sentences }: Formation, shown: string, task: Task): Markup {
  const last = timelineOf(models).length - 1;
  const { joined } = unitsOf(task);
  return html`<div class="selector">
<label class="grow">Sentence <select id="formation-sentence">${sentences.map(
    ({ id, source }) => html`<option value="${id}"${id === shown && ' selected'}>${textOf(source, joined)}</option>`,
  )}</select></label>
</div>
<div class="selector timeline">
<span class="step"><button type="button" id="formation-play">Play</button><button type="button" id="formation-back">Previous</button><button type="button" id="formation-on" disabled>Next</button></span>
<label class="grow">Training step <input type="range" id="formation-step" min="0" max="${last}" value="${last}"></label>
<output id="formation-now" for="formation-step"></output>
</div>`;
}

/** How much of the weight lay on gold links, and the loss, step by step; without gold links the loss alone. */
function weightTable({ models }: Formation, sentence: FormingSentence) {
  const timeline = timelineOf(models);
  return {
    caption: sentence.gold
      ? 'Mean weight of a row on its gold links, and validation loss (nats per target token), by training step'
      : 'Validation loss (nats per target token) by training step',
    groups: models.map(({ model }) => ({ title: modelTitle(model), span: sentence.gold ? 2 : 1 })),
    head: ['Step', ...models.flatMap(() => [...(sentence.gold ? ['on gold links'] : []), 'loss'])],
    rows: timeline.map((step) => {
      const { maps, gold } = formationAt(models, sentence, step);
      return [
        fixed(step),
        ...models.flatMap((model, index) => {
          const loss = fixed(lossAt(model, step), 3);
          return gold ? [fixed(goldShare(maps[index]!.weights, gold), 3), loss] : [loss];
        }),
      ];
    }),
  };
}

/** The mean over linked rows of the weight on their links, sure or possible. */
function goldShare(weights: readonly (readonly number[])[], gold: NonNullable<FormingSentence['gold']>): number {
  const links = [...gold.sure, ...gold.possible];
  const rows = new Set(links.map(([, row]) => row));
  return links.reduce((sum, [column, row]) => sum + weights[row]![column]!, 0) / rows.size;
}
