import { modelTitle } from '../figures/model-style.ts';
import { heading, inBrief } from '../report/headline.ts';
import { counted, listed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { taskTitle } from '../report/wording.ts';
import { bibliography, citationFile } from './citation.ts';
import { type ExportContext, type ExportedFile, tableFiles } from './exported.ts';
import { latexDocument } from './latex-document.ts';
import { modelCard } from './model-card.ts';
import { papersFor } from './papers.ts';
import { runFacts, runReport } from './run-report.ts';
import { runTables } from './run-tables.ts';
import { runWriteUp } from './write-up/run-write-up.ts';

/** The texts of a run: report, tables, document, citation, and a card of the trained models. */
export function runFiles(data: RunData, context: ExportContext): ExportedFile[] {
  const { project, provenance, figures } = context;
  const tables = runTables(data);
  const papers = papersFor([]);
  const title = `${heading(Object.keys(data.summary.models))}: ${taskTitle(data.summary.task)}`;
  const document = latexDocument({
    ...{ title, tables, figures, papers, labels: '', command: provenance.command },
    ...{ abstract: inBrief(data), sections: [{ title: 'What was run', items: runFacts(data) }] },
  });
  return [
    { path: 'report.md', content: runReport(data, tables, context) },
    { path: 'write-up.md', content: runWriteUp(data, tables, context), draft: true },
    ...tableFiles(tables, ''),
    { path: 'document.tex', content: document },
    { path: 'citation.bib', content: bibliography(project, provenance, papers) },
    { path: 'CITATION.cff', content: citationFile(project) },
    { path: 'model-card.md', content: cardOf(data, title, context) },
  ];
}

function cardOf(data: RunData, title: string, context: ExportContext): string {
  const [first] = data.jobs;
  const models = Object.keys(data.summary.models);
  return modelCard(
    {
      title,
      models: `${counted(models.length, 'model')}: ${listed(models.map(modelTitle))}.`,
      training: runFacts(data),
      results: runTables(data)[0]!,
      limits: ['The scores are those of one corpus; of another kind of sentence they say nothing.'],
      example: `${first!.model}/seed-${first!.seed}`,
    },
    context,
  );
}
