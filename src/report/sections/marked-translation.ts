import { html, type Markup } from '../markup.ts';
import { type DiffPart, wordDiff } from '../word-diff.ts';
import { hasOneAnswer, languagesOf, type Task, unitsOf } from '../wording.ts';

/** What a model said, marked right or wrong; beside the nearest reference what is too much and what is missing. */
export function markedTranslation(
  references: readonly (readonly string[])[],
  translation: readonly string[],
  right: boolean,
  task: Task,
): Markup {
  const { joined } = unitsOf(task);
  const [parts] = references.map((reference) => wordDiff(reference, translation)).sort(byChanges);
  const marked = parts!.map((part, index) => {
    const [before, first] = [parts![index - 1]?.words.at(-1), part.words[0]!];
    const blank = before !== undefined && joined([before, first]).includes(' ');
    return [blank && ' ', changed(part, joined(part.words))];
  });
  const [yes, no] = hasOneAnswer(task) ? ['right', 'wrong'] : ['as a reference', 'differs'];
  const verdict = right
    ? html`<span class="verdict right">✓ ${yes}</span>`
    : html`<span class="verdict wrong">✗ ${no}</span>`;
  return html`<span${languagesOf(task).target}>${marked}</span> ${verdict}`;
}

const byChanges = (a: readonly DiffPart[], b: readonly DiffPart[]) => changes(a) - changes(b);
const changes = (parts: readonly DiffPart[]) =>
  parts.reduce((sum, { kind, words }) => sum + (kind === 'same' ? 0 : words.length), 0);

/** Further references, if there are any, each as a sentence. */
export function otherReferences(others: readonly (readonly string[])[], task: Task): Markup {
  if (others.length === 0) return html``;
  const sentences = others.map(unitsOf(task).joined);
  return html`<div><dt>Other references</dt><dd${languagesOf(task).target}>${sentences.join(' · ')}</dd></div>`;
}

function changed({ kind }: DiffPart, text: string): Markup {
  if (kind === 'extra') return html`<del title="said, but not in the reference">${text}</del>`;
  if (kind === 'missing') return html`<ins title="in the reference, but not said">${text}</ins>`;
  return html`${text}`;
}
