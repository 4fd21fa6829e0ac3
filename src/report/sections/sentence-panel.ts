import { modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { languagesOf, type Task, unitsOf } from '../wording.ts';
import { markedTranslation } from './marked-translation.ts';

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
export function sentencePanel({ id, split, tags, source, target, answers }: AnsweredSentence, task: Task): Markup {
  const { joined } = unitsOf(task);
  const lang = languagesOf(task);
  return html`<dl class="pair">
<div><dt>Source</dt><dd${lang.source}>${joined(source)}</dd></div>
<div><dt>Reference</dt><dd${lang.target}>${joined(target)}</dd></div>
${answers.map(({ model, words, right }) => html`<div><dt>${modelName(model)}</dt><dd>${markedTranslation(target, words, right, task)}</dd></div>`)}
</dl>
<p class="origin">${[id, `${split} split`, ...tags].join(' · ')}</p>`;
}
