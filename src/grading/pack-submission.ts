import type { LabEntry } from '../../labs/manifest.ts';
import { type FileStore, readText } from '../base/file-store.ts';
import { sha256 } from '../base/sha256.ts';
import type { Course } from './course.ts';
import { SUBMISSION_FILE, SUBMISSION_SCHEMA, type SubmissionManifest } from './submission-manifest.ts';
import { ANSWERS_FILE, parseAnswers, parseQuestions } from './written-answers.ts';

export const EXERCISE_FILE = 'exercise.ts';

/** What of a lab is handed in. */
export interface HandIn {
  readonly entry: LabEntry;
  /** Names besides exercise and answers: trained weights. */
  readonly files: readonly string[];
}

export interface PackedLab {
  readonly entry: LabEntry;
  /** The names that are packed. */
  readonly packed: readonly string[];
  /** The names that are not there. */
  readonly missing: readonly string[];
  /** Numbers of the questions below which nothing is written. */
  readonly unanswered: readonly number[];
}

export interface PackedSubmission {
  /** Path inside the zip → content; the manifest is among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly labs: readonly PackedLab[];
}

/**
 * Everything that a student hands in, and nothing else: of each lab the exercise, the written answers, and what the lab
 * asks for besides. Refuses nothing; what is not there is said.
 *
 * @param root the folder of the labs
 */
export async function packSubmission(
  store: FileStore,
  root: string,
  labs: readonly HandIn[],
  { student, course, version }: { student: string; course: Course; version: string },
): Promise<PackedSubmission> {
  const files = new Map<string, Uint8Array>();
  const packed: PackedLab[] = [];
  for (const lab of labs) packed.push(await packLab(store, root, lab, files));
  const digests: SubmissionManifest['files'] = {};
  for (const [path, content] of files) digests[path] = { bytes: content.length, sha256: await sha256(content) };
  const manifest: SubmissionManifest = { schema: SUBMISSION_SCHEMA, student, course, version, files: digests };
  files.set(SUBMISSION_FILE, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return { files, labs: packed };
}

async function packLab(
  store: FileStore,
  root: string,
  { entry, files }: HandIn,
  into: Map<string, Uint8Array>,
): Promise<PackedLab> {
  const folder = `${root}/${entry.folder}`;
  const questions = await questionsOf(store, folder);
  const wanted = new Set([EXERCISE_FILE, ...(questions.length > 0 ? [ANSWERS_FILE] : []), ...files]);
  const packed: string[] = [];
  for (const name of wanted) {
    if (!(await store.exists(`${folder}/${name}`))) continue;
    into.set(`${entry.folder}/${name}`, await store.read(`${folder}/${name}`));
    packed.push(name);
  }
  const missing = [...wanted].filter((name) => !packed.includes(name));
  const answers = packed.includes(ANSWERS_FILE)
    ? parseAnswers(await readText(store, `${folder}/${ANSWERS_FILE}`))
    : null;
  const unanswered = answers ? questions.filter(({ number }) => !answers.get(number)) : [];
  return { entry, packed, missing, unanswered: unanswered.map(({ number }) => number) };
}

/** The written questions of a lab; none if it has no `questions.md`. */
export async function questionsOf(store: FileStore, folder: string) {
  const path = `${folder}/questions.md`;
  return (await store.exists(path)) ? parseQuestions(await readText(store, path)) : [];
}
