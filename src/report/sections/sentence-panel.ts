import { modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { type DiffPart, joinWords, wordDiff } from '../word-diff.ts';
import { hasOneAnswer, unitsOf } from '../wording.ts';

/** A sentence in words (letters, where models spell), and what models made of it. */
export interface AnsweredSentence {
  readonly id: string;
  readonly split: string;
  readonly tags: readonly string[];
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly answers: readonly { readonly model: string; readonly words: readonly string[]; readonly right: boolean }[];
}

/** Source, reference and what every model said, marked right or wrong. */
export function sentencePanel({ id, split, tags, source, target, answers }: AnsweredSentence, task: string): Markup {
  const { joined } = unitsOf(task);
  const lang = languagesOf(task);
  return html`<dl class="pair">
<div><dt>Source</dt><dd${lang.source}>${joined(source)}</dd></div>
<div><dt>Reference</dt><dd${lang.target}>${joined(target)}</dd></div>
${answers.map(({ model, words, right }) => html`<div><dt>${modelName(model)}</dt><dd>${translation(wordDiff(target, words), right, task)}</dd></div>`)}
</dl>
<p class="origin">${[id, `${split} split`, ...tags].join(' · ')}</p>`;
}

/** The languages of a task's sentences, as attributes of what holds them. */
export function languagesOf(task: string): { readonly source?: Markup; readonly target?: Markup } {
  return task === 'en-fr' ? { source: html` lang="en"`, target: html` lang="fr"` } : {};
}

/** What a model said, marked right or wrong; beside the reference what is too much and what is missing. */
function translation(parts: readonly DiffPart[], right: boolean, task: string): Markup {
  const { joined } = unitsOf(task);
  const [yes, no] = hasOneAnswer(task) ? ['right', 'wrong'] : ['as a reference', 'differs'];
  const shown = parts.map(({ kind, words }) => {
    if (kind === 'extra') return html`<del title="said, but not in the reference">${joined(words)}</del>`;
    if (kind === 'missing') return html`<ins title="in the reference, but not said">${joined(words)}</ins>`;
    return html`${joined(words)}`;
  });
  const verdict = right
    ? html`<span class="verdict right">✓ ${yes}</span>`
    : html`<span class="verdict wrong">✗ ${no}</span>`;
  return html`<span${languagesOf(task).target}>${shown.flatMap((part, index) => (index > 0 && joined === joinWords ? [' ', part] : [part]))}</span> ${verdict}`;
}
