import { modelTitle } from '../../figures/model-style.ts';
import type { ChosenSentence } from '../chosen-sentences.ts';
import { modelName, numbersBehind, plot } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { fixed, listed } from '../numbers.ts';
import { type DiffPart, joinWords, wordDiff } from '../word-diff.ts';
import { hasOneAnswer, unitsOf } from '../wording.ts';

export const drawingName = ({ id }: ChosenSentence) => `alignment-${id}`;

/** Source, reference and what every model said; below, the matrices of those that attend and the numbers behind them. */
export function sentencePanel(sentence: ChosenSentence, task: string): Markup {
  const { id, split, tags, source, target, maps, translations } = sentence;
  const { one, joined } = unitsOf(task);
  const [from, to] = task === 'en-fr' ? [html` lang="en"`, html` lang="fr"`] : [];
  return html`<article class="sentence" id="sentence-${id}">
<dl class="pair">
<div><dt>Source</dt><dd${from}>${joined(source)}</dd></div>
<div><dt>Reference</dt><dd${to}>${joined(target)}</dd></div>
${translations.map(({ model, words }) => html`<div><dt>${modelName(model)}</dt><dd>${translation(wordDiff(target, words), task, to)}</dd></div>`)}
</dl>
<p class="origin">${[id, `${split} split`, ...tags].join(' · ')}</p>
${
  maps.length > 0 &&
  html`<div class="scroll matrices" tabindex="0" role="region" aria-label="Alignment matrices">${plot(
    drawingName(sentence),
    `Alignment matrices of ${listed(maps.map(({ model }) => modelTitle(model)))} for: ${joined(source)}. The weights are in the tables below.`,
  )}</div>
${numbersBehind(
  ...maps.map(({ model, weights }) => ({
    caption: `${modelTitle(model)}: weight of each source ${one} (columns) while each target ${one} (rows) is predicted`,
    head: ['', ...source],
    rows: weights.map((row, index) => [target[index]!, ...row.map((weight) => fixed(weight, 3))]),
  })),
)}`
}
</article>`;
}

/** What a model said, marked right or wrong; in a wrong one what is too much and what is missing. */
function translation(parts: readonly DiffPart[], task: string, lang: Markup | undefined): Markup {
  const { joined } = unitsOf(task);
  const [right, wrong] = hasOneAnswer(task) ? ['right', 'wrong'] : ['as the reference', 'differs'];
  const shown = parts.map(({ kind, words }) => {
    if (kind === 'extra') return html`<del title="said, but not in the reference">${joined(words)}</del>`;
    if (kind === 'missing') return html`<ins title="in the reference, but not said">${joined(words)}</ins>`;
    return html`${joined(words)}`;
  });
  const verdict = parts.every(({ kind }) => kind === 'same')
    ? html`<span class="verdict right">✓ ${right}</span>`
    : html`<span class="verdict wrong">✗ ${wrong}</span>`;
  return html`<span${lang}>${shown.flatMap((part, index) => (index > 0 && joined === joinWords ? [' ', part] : [part]))}</span> ${verdict}`;
}
