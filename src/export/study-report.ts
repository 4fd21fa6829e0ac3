import type { StudyResults } from '../study/study-results.ts';
import { verdictRule } from '../study/verdict.ts';
import type { ExportContext } from './exported.ts';
import { markdownTable, markdownText, picture } from './markdown.ts';
import { answers } from './study-answers.ts';
import { matchingInWords } from './study-notes.ts';
import { seedsInWords } from './study-wording.ts';
import type { Table } from './table.ts';

/** `report.md` of a study: what was asked, what came out, in tables and pictures, and how to make it again. */
export function studyReport(results: StudyResults, tables: readonly Table[], context: ExportContext): string {
  const { plan, seeds, failures } = results;
  const { provenance, project, figures } = context;
  const list = (items: readonly string[]) => items.map((item) => `- ${item}\n`).join('');
  const text = markdownText;
  return `# ${text(plan.title)}

${text(plan.question)}

**Hypothesis.** ${text(plan.hypothesis)}

## Verdicts

${list(answers(results).map(text))}
${text(verdictRule(results))}

${text(matchingInWords(results))}

## Results

${tables.map(markdownTable).join('\n')}
${figures.length === 0 ? '' : `## Figures\n\n${figures.map(picture).join('\n')}\n`}## What others published

${list(plan.published.map(({ source, says }) => `${text(source)}: ${text(says)}`))}
## Limits

${text(plan.limits)}

${failures.length === 0 ? '' : `## What failed\n\n${list(failures.map(({ message }) => text(message)))}\n`}## How to make it again

\`\`\`sh
${provenance.command}
\`\`\`

Study \`${plan.name}\`, version ${plan.version}, ${seedsInWords(seeds)}; ${project.name} ${provenance.versions.attentionLab}${
    provenance.commit === undefined ? '' : `, commit \`${provenance.commit}\``
  }. Every number is in \`results.json\`, the tables for programs are \`tables/*.csv\`, for papers \`tables/*.tex\`, and
\`document.tex\` shows all of them. Cite \`citation.bib\`.
`;
}
