import { html, type Markup } from '../markup.ts';
import { type DiffPart, wordDiff } from '../word-diff.ts';
import { hasOneAnswer, languagesOf, type Task, unitsOf } from '../wording.ts';

/** What a model said, marked right or wrong; beside the reference what is too much and what is missing. */
export function markedTranslation(
  reference: readonly string[],
  translation: readonly string[],
  right: boolean,
  task: Task,
): Markup {
  const { joined } = unitsOf(task);
  const parts = wordDiff(reference, translation);
  const marked = parts.map((part, index) => {
    const [before, first] = [parts[index - 1]?.words.at(-1), part.words[0]!];
    const blank = before !== undefined && joined([before, first]).includes(' ');
    return [blank && ' ', changed(part, joined(part.words))];
  });
  const [yes, no] = hasOneAnswer(task) ? ['right', 'wrong'] : ['as a reference', 'differs'];
  const verdict = right
    ? html`<span class="verdict right">✓ ${yes}</span>`
    : html`<span class="verdict wrong">✗ ${no}</span>`;
  return html`<span${languagesOf(task).target}>${marked}</span> ${verdict}`;
}

function changed({ kind }: DiffPart, text: string): Markup {
  if (kind === 'extra') return html`<del title="said, but not in the reference">${text}</del>`;
  if (kind === 'missing') return html`<ins title="in the reference, but not said">${text}</ins>`;
  return html`${text}`;
}
