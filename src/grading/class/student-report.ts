import type { GradedCheck, GradedLab } from './graded.ts';
import { codeBlock, inMarkdown } from './plain-text.ts';
import { earnedIn, isUnscored, type StudentResult, sum, type WrittenResult } from './student-result.ts';

/** A student's report as Markdown: points, what is wrong with each check that failed, and what people wrote. */
export function studentReport(result: StudentResult): string {
  const { student, submission, isolation, earned, points, labs, written } = result;
  const unscored = written.filter(isUnscored);
  const waiting = `Answers that are not scored yet: ${unscored.length}, worth up to ${worth(unscored)} points.`;
  const parts = [
    `# Report for ${inMarkdown(student)}`,
    `**${earned} of ${points} points.**${unscored.length > 0 ? ` ${waiting}` : ''}`,
    `Handed in as ${inMarkdown(submission)}. What contained the code while it ran: ${isolation}.`,
    ...troubles(result.troubles),
    pointsTable(result),
    ...labs.map((lab) => labSection(lab, written.filter(isOf(lab)))),
  ];
  return `${parts.join('\n\n')}\n`;
}

const worth = (answers: readonly WrittenResult[]) => sum(answers.map(({ points }) => points));
const isOf =
  ({ lab }: GradedLab) =>
  (answer: WrittenResult) =>
    answer.lab === lab;

function troubles(found: readonly string[]): string[] {
  if (found.length === 0) return [];
  return ['## What is wrong with the submission', found.map((text) => `- ${inMarkdown(text)}`).join('\n')];
}

function pointsTable(result: StudentResult): string {
  const rows = result.labs.map((lab) => {
    const points = sum([lab.points, worth(result.written.filter(isOf(lab)))]);
    return `| ${lab.lab} ${inMarkdown(lab.title)} | ${earnedIn(result, lab)} | ${points} |`;
  });
  return ['| lab | points | of |', '| --- | ---: | ---: |', ...rows].join('\n');
}

function labSection({ lab, title, trouble, types, checks }: GradedLab, written: readonly WrittenResult[]): string {
  const heading = `## Lab ${lab}: ${inMarkdown(title)}\n`;
  const ran = trouble ? [`Nothing of it could be run:\n\n${codeBlock(trouble)}\n`] : checks.map(checkLine);
  const misfits = types
    ? [`\nTypes do not fit; the code was run all the same:\n\n${codeBlock(types.join('\n'))}\n`]
    : [];
  return [heading, ...ran, ...written.map(writtenLine), ...misfits].join('\n').trimEnd();
}

const MARKS = { passed: '✓', failed: '✗', 'not written': '–', 'not run': '–' } as const;

function checkLine({ status, title, earned, points, diagnoses, problem, hiddenOnly }: GradedCheck): string {
  const line = `- ${MARKS[status]} ${inMarkdown(title)} (${earned} of ${points})`;
  if (status === 'passed') return line;
  const where = hiddenOnly ? ['All public cases pass; a hidden one does not.'] : [];
  const said = [...where, ...diagnoses.map(({ text }) => inMarkdown(text))].map((sentence) => `\n  ${sentence}`);
  return `${line}${said.join('')}${problem ? `\n\n${codeBlock(problem, '  ')}\n` : ''}`;
}

function writtenLine({ question, points, earned, answered, comment }: WrittenResult): string {
  const remark = comment ? `\n  ${inMarkdown(comment)}` : '';
  if (earned !== undefined) return `- Question ${question} (${earned} of ${points})${remark}`;
  return `- Question ${question} (of ${points}): ${answered ? 'not scored yet' : 'no answer'}`;
}
