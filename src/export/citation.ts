import type { Provenance } from '../compare/run-files.ts';
import { listed } from '../report/numbers.ts';
import { latexText } from './latex-text.ts';
import { type Paper, paperOf } from './papers.ts';

/** The project as its package.json names it. */
export interface Project {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

const AUTHORS = 'The attention-lab authors';
const titleOf = ({ name, description }: Project) => `${name}: ${description}`;

/** CITATION.cff of the project, in the Citation File Format 1.2.0. Strings of JSON are strings of YAML, too. */
export const citationFile = (project: Project) => `cff-version: 1.2.0
message: "If you use this software or results that it made, please cite it as below."
type: software
title: ${JSON.stringify(titleOf(project))}
authors:
  - name: ${JSON.stringify(AUTHORS)}
version: ${project.version}
license: ${project.license}
keywords:
  - attention
  - LSTM
  - machine translation
  - reproducibility
  - Transformer
`;

/** BibTeX of the project as it made a result, and of the papers that go with it. */
export function bibliography(
  project: Project,
  { created, commit }: Pick<Provenance, 'created' | 'commit'>,
  papers: readonly Paper[],
  sources: readonly string[] = [],
): string {
  const software = {
    author: `{${AUTHORS}}`,
    title: `{${latexText(titleOf(project))}}`,
    year: created.slice(0, 4),
    version: project.version,
    license: project.license,
    ...(commit !== undefined && { note: `Commit ${latexText(commit)}` }),
  };
  const unknown = [...new Set(sources.filter((source) => !paperOf(source)))];
  return [
    entry('software', project.name, software),
    ...papers.map((paper) => entry(paper.type, paper.key, fieldsOf(paper))),
    ...unknown.map((source) => `% Read against, too, but not known here: ${source.replaceAll('\n', ' ')}\n`),
  ].join('\n');
}

function fieldsOf({ type, authors, title, year, venue, arxiv }: Paper): Record<string, string> {
  const where = { article: 'journal', inproceedings: 'booktitle', misc: 'howpublished' }[type];
  return {
    author: latexText(authors.join(' and ')),
    title: `{${latexText(title)}}`,
    [where]: latexText(venue),
    ...(year !== undefined && { year: `${year}` }),
    ...(arxiv !== undefined && { eprint: arxiv, archiveprefix: 'arXiv' }),
  };
}

const entry = (type: string, key: string, fields: Readonly<Record<string, string>>) =>
  `@${type}{${key},\n${Object.entries(fields)
    .map(([name, value]) => `  ${name} = {${value}},\n`)
    .join('')}}\n`;

/** A publication as a list of references has it. */
export function reference({ authors, title, venue, year, arxiv }: Paper): string {
  const names = authors.map((author) => author.split(', ').reverse().join(' '));
  const identifier = arxiv === undefined || venue.includes(arxiv) ? '' : `, arXiv:${arxiv}`;
  return `${listed(names)}. ${title}${/[.?!]$/.test(title) ? '' : '.'} ${[venue, year].filter(Boolean).join(', ')}${identifier}.`;
}
