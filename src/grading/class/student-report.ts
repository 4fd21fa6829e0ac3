import type { CheckResult, LabResult } from '../lab-result.ts';
import { labPoints, type StudentResult, sum, type WrittenResult } from './graded.ts';
import { codeBlock, inMarkdown } from './plain-text.ts';

/** A student's report as Markdown: points, what is wrong with each check that failed, and what people wrote. */
export function studentReport(result: StudentResult): string {
  const { student, submission, isolation, points, outOf, labs, written } = result;
  const unread = written.filter((answer) => answer.answered && answer.points === undefined);
  const waiting =
    unread.length > 0 && `${unread.length} written answers (up to ${worth(unread)} points) are not scored yet.`;
  const parts = [
    `# Report for ${inMarkdown(student)}`,
    [`**${points} of ${outOf} points.**`, waiting].filter(Boolean).join(' '),
    `Handed in as ${inMarkdown(submission)}. Isolation of the code while it ran: ${isolation}.`,
    problems(result.problems),
    table(result),
    ...labs.map((lab) =>
      labSection(
        lab,
        written.filter((answer) => answer.lab === lab.lab),
      ),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const worth = (answers: readonly WrittenResult[]) => sum(answers.map(({ outOf }) => outOf));

const problems = (found: readonly string[]) =>
  found.length === 0
    ? ''
    : `## What is wrong with the submission\n\n${found.map((text) => `- ${inMarkdown(text)}`).join('\n')}`;

function table(result: StudentResult): string {
  const rows = result.labs.map((lab) => {
    const outOf = sum([lab.outOf, worth(result.written.filter((answer) => answer.lab === lab.lab))]);
    return `| ${lab.lab} ${inMarkdown(lab.title)} | ${labPoints(result, lab)} | ${outOf} |`;
  });
  return ['| lab | points | of |', '| --- | ---: | ---: |', ...rows].join('\n');
}

function labSection({ lab, title, problem, checks }: LabResult, written: readonly WrittenResult[]): string {
  const lines = [`## Lab ${lab}: ${inMarkdown(title)}`, ''];
  if (problem) lines.push('Nothing of it could be run:', '', codeBlock(problem), '');
  else lines.push(...checks.map(checkLine));
  lines.push(...written.map(writtenLine));
  return lines.join('\n').trimEnd();
}

const MARKS = { passed: '✓', failed: '✗', 'not-written': '–', 'not-run': '–' } as const;

function checkLine({ status, title, points, outOf, mistake, message }: CheckResult): string {
  const line = `- ${MARKS[status]} ${inMarkdown(title)} (${points} of ${outOf})`;
  if (status === 'passed') return line;
  const diagnosis = mistake ? `: ${inMarkdown(mistake.diagnosis)}` : '';
  return message ? `${line}${diagnosis}\n\n${codeBlock(message, '  ')}\n` : line + diagnosis;
}

function writtenLine({ question, outOf, points, answered, comment }: WrittenResult): string {
  const remark = comment ? `: ${inMarkdown(comment)}` : '';
  if (points !== undefined) return `- Question ${question} (${points} of ${outOf})${remark}`;
  return `- Question ${question} (of ${outOf}): ${answered ? 'not scored yet' : 'no answer'}`;
}
