import type { DisagreementsFile } from '../../compare/run-files.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { evidenceOf } from '../explorer/evidence.ts';
import { leftOut, modelName, type Section } from '../figure-block.ts';
import { sentenceLink } from '../links.ts';
import { html, type Markup } from '../markup.ts';
import { counted, fixed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { capitalised, languagesOf, type Task, taskOf, unitsOf } from '../wording.ts';
import { markedTranslation, otherReferences } from './marked-translation.ts';

type Pair = DisagreementsFile['pairs'][number];
type Disagreement = Pair['sentences'][number];

/** Sentences that are open to the eye; the rest of a list is folded away. */
const OPEN = 8;

/** The test sentences on which two models are furthest apart, the two families' first and open. */
export function disagreements(data: RunData): Section {
  const section = { id: 'disagreements', title: 'Where they disagree', drawings: {} };
  const pairs = data.disagreements?.pairs ?? [];
  if (pairs.length === 0) {
    return {
      ...section,
      body: leftOut(
        `Left out: ${data.disagreements ? 'there are no two models to compare.' : 'this run kept no list of disagreements.'}`,
      ),
    };
  }
  const task = taskOf(data);
  const shown = new Set(evidenceOf(data.jobs)?.evidence.sentences.map(({ id }) => id));
  const first = familiesOf(pairs);
  return {
    ...section,
    body: html`<p>Test sentences that two models translated differently, first those on which one of them is furthest ahead of the other; how near a translation is to the reference is measured by chrF (0 to 100), so that a slip in one ending counts less than a wrong word. These are the extremes, not a sample.${
      shown.size > 0 && ' A number that is a link leads to the attention of its sentence.'
    }</p>
${disagreement(first, task, shown)}
${pairs
  .filter((pair) => pair !== first)
  .map(
    (pair) =>
      html`<details class="data"><summary>${titleOf(pair)}: ${counted(pair.differing, 'sentence')}</summary>${disagreement(pair, task, shown)}</details>`,
  )}`,
  };
}

const titleOf = ({ models: [a, b] }: Pair) => `${modelTitle(a)} and ${modelTitle(b)}`;

/** An LSTM that attends beside the Transformer: what differs is then the family. */
function familiesOf(pairs: readonly Pair[]): Pair {
  const attending = (model: string) => model.startsWith('lstm') && model !== 'lstm-none';
  return (
    pairs.find(({ models }) => models.includes('transformer') && models.some(attending)) ??
    pairs.find(({ models }) => models.includes('transformer')) ??
    pairs[0]!
  );
}

function disagreement({ models, seed, differing, sentences }: Pair, task: Task, shown: ReadonlySet<string>): Markup {
  const [a, b] = models;
  const both = `${capitalised(modelInProse(a))} and ${modelInProse(b)}`;
  if (sentences.length === 0) return html`<p>${both} translated every test sentence alike (seed ${seed}).</p>`;
  const list = (some: readonly Disagreement[]) =>
    html`<ol class="disagreements">${some.map((sentence) => html`<li>${entry(sentence, models, task, shown)}</li>`)}</ol>`;
  const [open, folded] = [sentences.slice(0, OPEN), sentences.slice(OPEN)];
  return html`<p>${both} translated ${counted(differing, 'test sentence')} differently (seed ${seed}).</p>
${list(open)}
${folded.length > 0 && html`<details class="data"><summary>The next ${fixed(folded.length)}</summary>${list(folded)}</details>`}`;
}

function entry(
  { id, source, references, translations, chrf }: Disagreement,
  models: Pair['models'],
  task: Task,
  shown: ReadonlySet<string>,
): Markup {
  const { joined } = unitsOf(task);
  const lang = languagesOf(task);
  const right = (words: readonly string[]) => references.some((reference) => reference.join(' ') === words.join(' '));
  return html`<dl class="pair">
<div><dt>${shown.has(id) ? html`<a href="${sentenceLink(id)}">${id}</a>` : id}</dt><dd${lang.source}>${joined(source)}</dd></div>
<div><dt>Reference</dt><dd${lang.target}>${joined(references[0]!)}</dd></div>
${otherReferences(references.slice(1), task)}
${models.map((model, i) => html`<div><dt>${modelName(model)}</dt><dd>${markedTranslation(references, translations[i]!, right(translations[i]!), task)} <small class="score">chrF ${fixed(chrf[i]!, 1)}</small></dd></div>`)}
</dl>`;
}
