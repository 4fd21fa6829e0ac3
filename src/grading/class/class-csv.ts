import { csvRow } from '../../base/csv-row.ts';
import type { GradedSubmission, ScoredQuestion, StudentResult } from './graded.ts';
import { type LabWorth, labPoints } from './graded.ts';
import { textCell } from './plain-text.ts';

/** One row for each submission: the points of every lab and in all, and what was wrong with it. */
export function gradesCsv(results: readonly StudentResult[], labs: readonly LabWorth[]): string {
  const header = ['student', 'submission', 'points', 'out_of', ...labs.map(({ id }) => `lab_${id}`)];
  const rows = results.map((result) => [
    ...[textCell(result.student), textCell(result.submission), String(result.points), String(result.outOf)],
    ...labs.map(({ id }) => {
      const lab = result.labs.find((graded) => graded.lab === id);
      return lab ? String(labPoints(result, lab)) : '';
    }),
    ...[result.isolation, textCell(result.problems.join(' '))],
  ]);
  return [[...header, 'isolation', 'problems'], ...rows].map(csvRow).join('');
}

/**
 * Every answer to every question, question by question, so that whoever scores reads the same question again and again.
 * With the column points filled in, it is what `--scores` takes.
 */
export function answersCsv(
  graded: readonly GradedSubmission[],
  results: readonly StudentResult[],
  questions: readonly ScoredQuestion[],
): string {
  const header = ['lab', 'question', 'out_of', 'student', 'answer', 'points', 'comment'];
  const rows = questions.flatMap(({ lab, question, outOf }) =>
    graded.map(({ student, answers }, i) => {
      const answer = answers.find((given) => given.lab === lab && given.question === question)?.text ?? '';
      const score = results[i]!.written.find((given) => given.lab === lab && given.question === question);
      const cells = [lab, String(question), String(outOf), textCell(student), textCell(answer)];
      return [...cells, String(score?.points ?? ''), textCell(score?.comment ?? '')];
    }),
  );
  return [header, ...rows].map(csvRow).join('');
}
