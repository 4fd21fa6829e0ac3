import type { FileStore } from '../../base/file-store.ts';
import { writeJson } from '../../base/json-file.ts';
import type { Course } from '../course.ts';
import { canvasCsv } from './canvas.ts';
import { answersCsv, gradesCsv } from './class-csv.ts';
import { classPage } from './class-page.ts';
import { type ClassSummary, classSummary } from './class-summary.ts';
import type { GradedSubmission } from './graded.ts';
import { junitXml } from './junit.ts';
import type { RosterRow } from './roster.ts';
import { studentReport } from './student-report.ts';
import {
  type HumanScore,
  type LabWorth,
  possiblePoints,
  type ScoredQuestion,
  type StudentResult,
  studentResult,
} from './student-result.ts';

export interface ClassFiles {
  readonly course: Course;
  readonly labs: readonly LabWorth[];
  readonly questions: readonly ScoredQuestion[];
  readonly scores: readonly HumanScore[];
  readonly roster: readonly RosterRow[];
  /** Title of the column in the gradebook. */
  readonly assignment: string;
}

const STUDENTS = 'students';

/**
 * Writes all that students and instructors read. Same results, same bytes.
 * @returns how the class did
 */
export async function writeClass(
  store: FileStore,
  out: string,
  graded: readonly GradedSubmission[],
  { course, labs, questions, scores, roster, assignment }: ClassFiles,
): Promise<ClassSummary> {
  const marked = markDuplicates(graded);
  const results = marked.map((submission) => studentResult(submission, labs, questions, scores));
  const folders = studentFolders(results);
  for (const name of await store.list(`${out}/${STUDENTS}`))
    if (!folders.includes(name)) await store.remove(`${out}/${STUDENTS}/${name}`);
  for (const [i, result] of results.entries()) {
    await writeJson(store, `${out}/${STUDENTS}/${folders[i]}/result.json`, result);
    await store.write(`${out}/${STUDENTS}/${folders[i]}/report.md`, studentReport(result));
  }
  const summary = classSummary(course, results, labs, roster);
  const known = results.filter(({ student }) => !isDuplicate(results, student));
  await writeJson(store, `${out}/class.json`, summary);
  await store.write(`${out}/class.html`, classPage(summary, results));
  await store.write(`${out}/grades.csv`, gradesCsv(results, labs));
  await store.write(`${out}/canvas.csv`, canvasCsv(assignment, possiblePoints(labs), known, roster));
  await store.write(`${out}/answers.csv`, answersCsv(marked, results, questions));
  await store.write(`${out}/junit.xml`, junitXml(results));
  return summary;
}

/** A file system may take capitals and small letters for the same. */
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const isDuplicate = (all: readonly { readonly student: string }[], id: string) =>
  all.filter(({ student }) => same(student, id)).length > 1;

/** Each of them is graded, but which one counts a person has to say. */
function markDuplicates(graded: readonly GradedSubmission[]): GradedSubmission[] {
  return graded.map((result) => {
    const others = graded.filter((other) => other !== result && same(other.student, result.student));
    if (others.length === 0) return result;
    const names = others.map(({ submission }) => submission).join(', ');
    const trouble = `the student id "${result.student}" is also that of ${names}: each is graded, and none is in the gradebook until the others are taken away`;
    return { ...result, troubles: [...result.troubles, trouble] };
  });
}

/** The student's id; of several with the same, the later ones are numbered. */
function studentFolders(results: readonly StudentResult[]): string[] {
  return results.map(({ student }, i) => {
    const before = results.slice(0, i).filter((other) => same(other.student, student)).length;
    return before === 0 ? student : `${student}~${before + 1}`;
  });
}
