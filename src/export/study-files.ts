import type { StudyPlan } from '../study/study-plan.ts';
import type { StudyResults } from '../study/study-results.ts';
import { bibliography, citationFile } from './citation.ts';
import { type ExportContext, type ExportedFile, tableFiles } from './exported.ts';
import { latexDocument } from './latex-document.ts';
import { modelCard } from './model-card.ts';
import { papersFor, testsOfStudies } from './papers.ts';
import { answers } from './study-answers.ts';
import { matchingInWords } from './study-notes.ts';
import { studyReport } from './study-report.ts';
import { studyTables } from './study-tables.ts';
import { seedsInWords } from './study-wording.ts';
import { studyWriteUp } from './write-up/study-write-up.ts';

/** The texts of a study: report, tables, document, citation, and a card of what it trained. */
export function studyFiles(results: StudyResults, context: ExportContext): ExportedFile[] {
  const { plan } = results;
  const { project, provenance, figures } = context;
  const tables = studyTables(results);
  const sources = plan.published.map(({ source }) => source);
  const papers = papersFor(sources, testsOfStudies);
  const document = latexDocument({
    ...{ title: plan.title, tables, figures, papers, command: provenance.command, labels: `${plan.name}-` },
    abstract: `${plan.question} ${plan.hypothesis}`,
    sections: [
      { title: 'What others published', items: plan.published.map(({ source, says }) => `${source}: ${says}`) },
      { title: 'Verdicts', items: answers(results) },
      { title: 'Limits', items: [plan.limits] },
    ],
  });
  return [
    { path: 'report.md', content: studyReport(results, tables, context) },
    { path: 'write-up.md', content: studyWriteUp(results, tables, context), draft: true },
    ...tableFiles(tables, `${plan.name}-`),
    { path: 'document.tex', content: document },
    { path: 'citation.bib', content: bibliography(project, provenance, papers, sources) },
    { path: 'CITATION.cff', content: citationFile(project) },
    ...(plan.kind === 'train' ? [{ path: 'model-card.md', content: cardOf(results, context) }] : []),
  ];
}

function cardOf(results: StudyResults, context: ExportContext): string {
  const { plan, arms, seeds } = results;
  const [arm] = arms;
  return modelCard(
    {
      title: plan.title,
      models: `${arms.length} arms, each trained from ${seedsInWords(seeds)}: ${arms.map(({ title }) => title).join('; ')}.`,
      training: [
        `Data: ${dataOf(plan)}.`,
        matchingInWords(results),
        'Settings: run.json of each folder below arms/, config.json beside each model.',
      ],
      results: studyTables(results)[0]!,
      limits: [plan.limits],
      example: `${arm!.folder}/${arm!.model}/seed-${arm!.seeds[0] ?? seeds[0]}`,
    },
    context,
  );
}

/** `pairs of the task en-fr, made by its grammar`. */
function dataOf({ data: { task, pairs, maximumLength, seed } }: StudyPlan): string {
  if (pairs === undefined) return `the corpus ${task} that comes with the project`;
  const longest = maximumLength === undefined ? '' : ` of at most ${maximumLength} words`;
  return `${pairs} pairs of the task ${task}${longest}, made by its grammar from seed ${seed ?? 1}`;
}
