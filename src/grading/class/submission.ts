import { z } from 'zod';
import { sha256 } from '../../base/sha256.ts';
import type { Course } from '../course.ts';
import { STUDENT_ID, SUBMISSION_FILE, type SubmissionManifest, submissionManifest } from '../submission-manifest.ts';

/** What one student handed in, as far as it is asked for; not a line of it has run. */
export interface Submission {
  /** Of the zip or folder among the submissions. */
  readonly name: string;
  readonly student: string;
  /** What is wrong with it as a whole, each a sentence. */
  readonly troubles: readonly string[];
  /** Whether it is one that must not be graded: unreadable, or of another course. */
  readonly refused: boolean;
  /** Path as in `labs/` → content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Makes sense of what was found in a zip or folder.
 * @param files all that is asked for and `submission.json`, by path below the root of the submission
 * @param isAsked whether a path is asked for: no other is missed
 */
export async function readSubmission(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  course: Course,
  isAsked: (path: string) => boolean = () => true,
): Promise<Submission> {
  const byName = studentOf(name);
  if (files.size === 0)
    return unreadable(name, 'nothing that the labs ask for is in it — pack it with "attention-lab lab submit"');
  const bytes = files.get(SUBMISSION_FILE);
  if (!bytes) {
    const trouble = `${SUBMISSION_FILE} is missing: the student is taken from the name of the submission, "${byName}"`;
    return { name, student: byName, troubles: [trouble], refused: false, files };
  }
  const manifest = parseManifest(bytes);
  if (typeof manifest === 'string') {
    const trouble = `${SUBMISSION_FILE} is damaged (${manifest}): the student is taken from the name of the submission, "${byName}"`;
    return { name, student: byName, troubles: [trouble], refused: false, files };
  }
  const student = STUDENT_ID.test(manifest.student) ? manifest.student : byName;
  const troubles =
    student === manifest.student
      ? []
      : [`the student id "${manifest.student}" is not one: "${byName}" is taken, from the name of the submission`];
  const { course: packedFor } = manifest;
  if (packedFor.course !== course.course || packedFor.year !== course.year) {
    const trouble = `it was packed for ${packedFor.course} ${packedFor.year}, and this is ${course.course} ${course.year}: nothing of it was run`;
    return { name, student, troubles: [...troubles, trouble], refused: true, files };
  }
  troubles.push(...(await changes(files, manifest, isAsked)));
  return { name, student, troubles, refused: false, files };
}

/** A submission of which nothing can be used; the student is known by its name alone. */
export const unreadable = (name: string, trouble: string): Submission => ({
  ...{ name, student: studentOf(name), troubles: [trouble], refused: true, files: new Map() },
});

/** What a submission's own name says of the student: all of it that can be an id. */
function studentOf(name: string): string {
  const id = name
    .replace(/(\.tar)?\.(zip|rar|7z|tar|t?gz)$/i, '')
    .replace(/[^\p{L}\p{N}._@+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 100);
  return id === '' ? 'unknown' : id;
}

function parseManifest(bytes: Uint8Array): SubmissionManifest | string {
  try {
    const parsed = submissionManifest.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error).split('\n')[0]!;
  } catch {
    return 'it is not JSON';
  }
}

/** The manifest is the student's, and may name as many files as it likes. */
const MOST_CHANGES = 30;

/** Files that are not as they were packed. They are graded as they are: the course system decides whose they are. */
async function changes(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: SubmissionManifest,
  isAsked: (path: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const [path, { sha256: packed }] of Object.entries(manifest.files).sort()) {
    if (!isAsked(path)) continue;
    const content = files.get(path);
    if (!content) found.push(`${path} was packed and is not there`);
    else if ((await sha256(content)) !== packed)
      found.push(`${path} was changed after it was packed; it is graded as it is`);
  }
  return found.slice(0, MOST_CHANGES);
}
