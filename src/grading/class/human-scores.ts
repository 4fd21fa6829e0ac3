import { type CsvRow, parseCsv } from '../../data/csv-rows.ts';
import type { HumanScore, ScoredQuestion } from './student-result.ts';

/**
 * Scores that people gave for written answers: CSV with the columns student, lab, question, points and, if one likes,
 * comment. Rows without points are answers that nobody has read yet.
 *
 * @param students all that handed in
 * @throws InputError with line and column if a student, lab or question is unknown, scored twice, or the points are not
 *   from zero to what the question is worth
 */
export function parseHumanScores(
  text: string,
  file: string,
  students: readonly string[],
  questions: readonly ScoredQuestion[],
): HumanScore[] {
  const known = new Set(students);
  const seen = new Set<string>();
  const rows = parseCsv(text, file, ['student', 'lab', 'question', 'points']);
  return rows
    .filter((row) => row.cell('points') !== '')
    .map((row) => {
      const score = parseRow(row, known, questions);
      const place = `${score.student}/${score.lab}/${score.question}`;
      if (seen.has(place))
        throw row.error('question', 'this answer has a score in an earlier row', 'keep one of the rows');
      seen.add(place);
      return score;
    });
}

function parseRow(row: CsvRow, students: ReadonlySet<string>, questions: readonly ScoredQuestion[]): HumanScore {
  const student = row.cell('student')!;
  if (!students.has(student))
    throw row.error(
      'student',
      `"${student}" has handed in nothing`,
      'write the id as in grades.csv, or delete the row',
    );
  const lab = row.cell('lab')!.padStart(2, '0'); // a spreadsheet makes 5 of 05
  const ofLab = questions.filter((question) => question.lab === lab);
  if (ofLab.length === 0)
    throw row.error('lab', `lab "${lab}" has no written questions`, `use one of ${labsOf(questions)}`);
  const question = ofLab.find((asked) => asked.question === Number(row.cell('question')));
  if (!question) {
    const numbers = ofLab.map((asked) => asked.question).join(', ');
    throw row.error('question', `lab ${lab} has no question "${row.cell('question')}"`, `it has ${numbers}`);
  }
  const earned = Number(row.cell('points'));
  if (!(earned >= 0 && earned <= question.points)) {
    const range = `a number from 0 to ${question.points}`;
    throw row.error('points', `"${row.cell('points')}" is not ${range}`, 'correct the cell');
  }
  const comment = row.cell('comment');
  return { student, lab, question: question.question, earned, ...(comment && { comment }) };
}

const labsOf = (questions: readonly ScoredQuestion[]) => [...new Set(questions.map(({ lab }) => lab))].join(', ');
