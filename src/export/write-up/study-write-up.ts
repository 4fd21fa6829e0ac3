import { listed } from '../../report/numbers.ts';
import { capitalised } from '../../report/wording.ts';
import { scaleOf, withUnit } from '../../study/quantity-words.ts';
import type { StudyResults, Verdict } from '../../study/study-results.ts';
import { estimated } from '../cells.ts';
import type { ExportContext } from '../exported.ts';
import { markdownText as text } from '../markdown.ts';
import { papersFor, testsOfStudies } from '../papers.ts';
import type { Table } from '../table.ts';
import { claimText } from './claim-text.ts';
import { draftNote } from './draft.ts';
import { NumberLinks } from './number-links.ts';
import { ATTENTION_IS_NO_REASON, list, markedUpTable, references, tablesAndFigures } from './parts.ts';
import { writeHere } from './prompts.ts';
import { studyMethod } from './study-method.ts';

/**
 * `write-up.md` of a study: a text to go on with. Numbers are filled in and linked, claims are put as strongly as their
 * verdicts allow, and what only a person can write is asked for.
 */
export function studyWriteUp(results: StudyResults, tables: readonly Table[], context: ExportContext): string {
  const { plan, failures } = results;
  const { provenance, project, upwards } = context;
  const file = `${upwards}results.json`;
  const sources = plan.published.map(({ source }) => source);
  const links = new NumberLinks(file, provenance.command);
  const body = `${writeHere('the abstract, last of all: question, method, what was shown and what was not.')}
## Question

${text(plan.question)}

**Hypothesis.** ${text(plan.hypothesis)}

${writeHere('why this matters to your readers.')}
## Background

${list(plan.published.map(({ source, says }) => `${text(source)}: ${text(says)}`))}
${writeHere('what these works have in common with this one, and in what they differ: data, size, training.')}
## Method

${studyMethod(results, links, upwards)}
## Results

${plan.contrasts.map((_, place) => `${place + 1}. ${claimText(results, place, links)}\n`).join('\n')}
${resultsTable(results, links)}
${tablesAndFigures(tables, context)}
${failures.length === 0 ? '' : `${failed(results)}\n`}${writeHere('what the figures show beyond the claims; it was not stated beforehand, and is to be called exploratory.')}
## Discussion

${plan.contrasts.map(({ claim }, place) => writeHere(question(claim, results.contrasts[place]!.verdict))).join('\n')}
## Limits

${list([text(plan.limits), ...limits(results, context)])}
${writeHere('other limits that you know of.')}
${references(papersFor(sources, testsOfStudies))}
## How to make it again

\`\`\`sh
${provenance.command}
\`\`\`

Finished trainings are not run again: to make a single one anew, remove its folder and add \`--resume\`. This text is of
the study \`${plan.name}\`, version ${plan.version}, by ${project.name} ${provenance.versions.attentionLab}${
    provenance.commit === undefined ? '' : `, commit \`${provenance.commit}\``
  }.
`;
  return `# ${text(plan.title)}\n\n${draftNote(body, file)}\n${body}\n${links.definitions()}`;
}

/** The columns of the plan for every arm, each number linked. */
function resultsTable({ plan, arms }: StudyResults, links: NumberLinks): string {
  const titles = plan.columns.map(({ title, quantity }) => capitalised(withUnit(text(title), quantity)));
  const rows = arms.map((arm, place) => [
    text(arm.title),
    ...plan.columns.map(({ quantity }, column) => {
      const found = arm.columns[column];
      return found ? links.to(estimated(found, scaleOf(quantity)), 'arms', place, 'columns', column) : '–';
    }),
  ]);
  const table = markedUpTable(['Arm', ...titles], rows);
  return arms.some(({ seeds }) => seeds.length === 1) ? `${table}\nA number without ± is of a single seed.\n` : table;
}

/** The trainings that are in no mean. */
const failed = ({ failures }: StudyResults) =>
  `**Failures.** These came to no end, and are in no mean:\n\n${list(failures.map(({ message }) => text(message)))}`;

/** What a person is asked to discuss. */
function question(claim: string, verdict: Verdict): string {
  const asked: Readonly<Record<Verdict, string>> = {
    shown: 'what follows from it, and what else than the cause you have in mind could have brought it about.',
    'not shown':
      'whether this study could have shown it, with so many seeds and this margin; not that there is no effect.',
    opposite: 'which assumption behind the claim may have failed, and what would tell.',
    'not tested': 'what it would take to test it.',
  };
  return `on “${text(claim.replace(/\.$/, ''))}” (${verdict}): ${asked[verdict]}`;
}

/** What no result of this kind says, whatever its numbers. */
function limits({ plan, matching, seeds, failures, arms }: StudyResults, { provenance }: ExportContext): string[] {
  const attends = arms.some(({ splits }) => Object.values(splits).some(({ aer }) => aer));
  return [
    `Seeds were varied, settings were not: the intervals say what seeds other than ${listed(seeds.map(String))} might have given, not what other learning rates, widths or corpora would.`,
    'What was not shown may still be there: a study of more seeds or of larger models might find it.',
    ...(plan.kind === 'train'
      ? [
          'The sentences are those of a small grammar with few words. How well such models translate a language is not asked.',
        ]
      : [`The times are those of one machine: ${text(provenance.machine.processor)}.`]),
    ...(plan.kind === 'train' && matching === 'parameters'
      ? ['Models of as many parameters need not compute as much: see operations per target token above.']
      : []),
    ...(attends ? [ATTENTION_IS_NO_REASON] : []),
    ...(failures.length === 0
      ? []
      : ['Trainings failed; if that depends on the arm, means over the others flatter it.']),
  ];
}
