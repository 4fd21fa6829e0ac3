import { reference } from '../citation.ts';
import type { ExportContext } from '../exported.ts';
import { picture, markdownText as text } from '../markdown.ts';
import type { Paper } from '../papers.ts';
import type { Table } from '../table.ts';

// What the drafts of a run and of a study have in common.

export const list = (items: readonly string[]) => items.map((item) => `- ${item}\n`).join('');

/** A table of Markdown: names on the left, numbers on the right. */
export function markedUpTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [head, [':---', ...head.slice(1).map(() => '---:')], ...rows].map(line).join('');
}

/** Where the tables are, then the pictures. */
export const tablesAndFigures = (tables: readonly Table[], { figures }: ExportContext) =>
  [
    `Tables: ${tables.map(({ name, caption }) => `[${text(caption)}](tables/${name}.md)`).join(' · ')}.\n`,
    ...figures.map(picture),
  ].join('\n');

export const references = (papers: readonly Paper[]) =>
  `## References

${list(papers.map((paper) => text(reference(paper))))}
BibTeX of all of these and of the project: [citation.bib](citation.bib).
`;

export const ATTENTION_IS_NO_REASON =
  'Attention weights say where a model looks, not why it says what it says. A low alignment error rate says that the weights agree with the gold links: neither that the model needs them, nor that a model of a higher rate has not found them elsewhere.';
