import { heading, inBrief } from '../report/headline.ts';
import { counted, fixed, listed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { taskTitle } from '../report/wording.ts';
import type { ExportContext } from './exported.ts';
import { markdownTable, markdownText, picture } from './markdown.ts';
import type { Table } from './table.ts';

/** What was read and by whom it was learnt, one fact a line. */
export function runFacts({ run, summary }: RunData): string[] {
  const { training, seeds } = run.experiment;
  const splits = Object.entries(run.splits).map(([name, pairs]) => `${fixed(pairs)} ${name}`);
  const { processor, cpus, platform, arch } = run.machine;
  return [
    `Task: ${taskTitle(summary.task)}`,
    `Data: ${run.dataFile}, ${listed(splits)} sentence pairs, SHA-256 ${run.dataChecksum}`,
    `Training: ${fixed(training.steps)} steps of ${training.batchSize} sentence pairs, seeds ${listed(seeds.map(String))}`,
    `Versions: attention-lab ${run.versions.attentionLab}${run.commit === undefined ? '' : ` (commit ${run.commit})`}, TensorFlow.js ${run.versions.tfjs}, Node ${run.versions.node}`,
    `Machine: ${processor}, ${counted(cpus, 'core')}, ${platform} ${arch}`,
  ];
}

/** `report.md` of a run: the result in brief, in tables and pictures, and how to make it again. */
export function runReport(data: RunData, tables: readonly Table[], { provenance, figures }: ExportContext): string {
  return `# ${markdownText(heading(Object.keys(data.summary.models)))}: ${markdownText(taskTitle(data.summary.task))}

${markdownText(inBrief(data))}

## Results

${tables.map(markdownTable).join('\n')}
${figures.length === 0 ? '' : `## Figures\n\n${figures.map(picture).join('\n')}\n`}## What was run

${runFacts(data)
  .map((fact) => `- ${markdownText(fact)}\n`)
  .join('')}
\`\`\`sh
${provenance.command}
\`\`\`

Every number is in \`summary.json\`, the tables for programs are \`tables/*.csv\`, for papers \`tables/*.tex\`, and
\`document.tex\` shows all of them. Cite \`citation.bib\`.
`;
}
