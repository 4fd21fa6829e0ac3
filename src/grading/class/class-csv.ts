import { csvRow } from '../../base/csv-row.ts';
import type { GradedSubmission } from './graded.ts';
import { textCell } from './plain-text.ts';
import { earnedIn, type LabWorth, type ScoredQuestion, type StudentResult } from './student-result.ts';

/** One row for each submission: the points of every lab and in all, and what was wrong with it. */
export function gradesCsv(results: readonly StudentResult[], labs: readonly LabWorth[]): string {
  const header = ['student', 'submission', 'earned', 'points', ...labs.map(({ id }) => `lab_${id}`)];
  const rows = results.map((result) => [
    ...[textCell(result.student), textCell(result.submission), String(result.earned), String(result.points)],
    ...labs.map(({ id }) => {
      const lab = result.labs.find((graded) => graded.lab === id);
      return lab ? String(earnedIn(result, lab)) : '';
    }),
    ...[result.isolation, textCell(result.troubles.join(' '))],
  ]);
  return [[...header, 'isolation', 'troubles'], ...rows].map(csvRow).join('');
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
  const header = ['lab', 'question', 'worth', 'student', 'answer', 'points', 'comment'];
  const rows = questions.flatMap(({ lab, question, points }) =>
    graded.map(({ student, answers }, i) => {
      const answer = answers.find((given) => given.lab === lab && given.question === question)?.text ?? '';
      const score = results[i]!.written.find((given) => given.lab === lab && given.question === question);
      const cells = [lab, String(question), String(points), textCell(student), textCell(answer)];
      return [...cells, String(score?.earned ?? ''), textCell(score?.comment ?? '')];
    }),
  );
  return [header, ...rows].map(csvRow).join('');
}
