import { InputError } from '../../base/errors.ts';
import { sha256 } from '../../base/sha256.ts';
import type { Course } from '../course.ts';
import { SUBMISSION_FILE } from '../submission-manifest.ts';
import { ANSWERS_FILE } from '../written-answers.ts';
import type { Found } from './find-submissions.ts';
import type { ClassGrader } from './grade-class.ts';
import { type GradingOptions, gradeSubmission } from './grade-submission.ts';
import { exercisePath } from './grading-lab.ts';
import { readSubmission, type Submission, unreadable } from './submission.ts';
import { readSubmissionFolder } from './submission-folder.ts';
import { readSubmissionZip } from './submission-zip.ts';

export interface ClassGraderOptions extends GradingOptions {
  readonly course: Course;
  /** Digest of the code that grades. */
  readonly code: string;
}

/** The most bytes that are read of what is handed in: fifty times what the references have. */
const LIMITS = { text: 2 ** 19, other: 2 ** 24 };

/** Grades whatever is found among the submissions, by the labs of a course. */
export function classGrader(options: ClassGraderOptions): ClassGrader {
  const { labs, course, runner, hidden, code } = options;
  const wanted = new Map([[SUBMISSION_FILE, LIMITS.text]]);
  for (const { lab, uses } of labs) {
    const { folder } = lab.entry;
    const texts = [exercisePath(lab.entry), `${folder}/${ANSWERS_FILE}`, ...uses.map(({ path }) => path)];
    for (const name of lab.lab.files ?? []) wanted.set(`${folder}/${name}`, LIMITS.other);
    for (const path of texts) wanted.set(path, LIMITS.text);
  }
  return {
    open: (found) => openSubmission(found, wanted, course),
    async key({ name, files, troubles }) {
      const digests = await Promise.all([...files].map(async ([path, content]) => [path, await sha256(content)]));
      const depends = {
        name,
        files: digests.sort(),
        troubles,
        hidden,
        code,
        isolation: runner.isolation,
        labs: labs.map(({ lab }) => lab.entry.id),
      };
      return sha256(new TextEncoder().encode(JSON.stringify(depends)));
    },
    grade: (submission, key) => gradeSubmission(submission, key, options),
  };
}

/** @param wanted path → the most bytes that are read of it */
async function openSubmission(
  { name, path, kind }: Found,
  wanted: ReadonlyMap<string, number>,
  course: Course,
): Promise<Submission> {
  try {
    if (kind === 'other') return unreadable(name, 'it is neither a zip nor a folder');
    const files = kind === 'zip' ? await readSubmissionZip(path, wanted) : await readSubmissionFolder(path, wanted);
    return await readSubmission(name, files, course, (path) => wanted.has(path));
  } catch (error) {
    if (error instanceof InputError) return unreadable(name, error.message);
    throw error;
  }
}
