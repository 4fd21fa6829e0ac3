import { modelName } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { languagesOf, type Task, unitsOf } from '../wording.ts';
import { markedTranslation, otherReferences } from './marked-translation.ts';

/** A sentence in words (letters, where models spell), and what models made of it. */
export interface AnsweredSentence {
  readonly id: string;
  readonly split: string;
  readonly tags: readonly string[];
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** Other right translations; absent where none is known. */
  readonly alternatives?: readonly (readonly string[])[] | undefined;
  readonly answers: readonly { readonly model: string; readonly words: readonly string[]; readonly right: boolean }[];
}

/** Source, reference and what every model said, marked right or wrong. */
export function sentencePanel(sentence: AnsweredSentence, task: Task): Markup {
  const { id, split, tags, source, target, alternatives = [], answers } = sentence;
  const { joined } = unitsOf(task);
  const lang = languagesOf(task);
  return html`<dl class="pair">
<div><dt>Source</dt><dd${lang.source}>${joined(source)}</dd></div>
<div><dt>Reference</dt><dd${lang.target}>${joined(target)}</dd></div>
${otherReferences(alternatives, task)}
${answers.map(({ model, words, right }) => html`<div><dt>${modelName(model)}</dt><dd>${markedTranslation([target, ...alternatives], words, right, task)}</dd></div>`)}
</dl>
<p class="origin">${[id, `${split} split`, ...tags].join(' · ')}</p>`;
}
