import { relative } from 'node:path';
import { createColors } from 'picocolors';
import { type LabEntry, manifest } from '../../../labs/manifest.ts';
import { InputError } from '../../base/errors.ts';
import { type FileStore, readText } from '../../base/file-store.ts';
import { sha256 } from '../../base/sha256.ts';
import { type Course, readCourse } from '../../grading/course.ts';
import { EXERCISE_FILE } from '../../grading/pack-submission.ts';
import { type Progress, readProgress } from '../../grading/progress.ts';
import { starterOf } from '../../grading/starter.ts';
import { NodeFileStore } from '../../platform/node/file-store.ts';
import { projectPath } from '../../platform/node/machine.ts';
import { wantsColor } from '../color.ts';
import type { TextOptions } from './result-text.ts';
import { type Standing, standingOf } from './standing.ts';

/** The labs of this installation, and how far the student is. */
export interface OpenLabs {
  readonly store: FileStore;
  /** The folder of the labs, absolute, with `/`. */
  readonly root: string;
  readonly manifest: readonly LabEntry[];
  readonly course: Course;
  readonly progress: Progress;
}

/** @throws InputError if progress or course cannot be read */
export async function openLabs(): Promise<OpenLabs> {
  const store = new NodeFileStore();
  const root = projectPath('labs');
  return {
    ...{ store, root, manifest },
    course: await readCourse(store, root),
    progress: await readProgress(store, root),
  };
}

/** A path as the user would write it, from the working directory. */
export const shown = (path: string) => (relative(process.cwd(), path) || '.').replaceAll('\\', '/');

export const folderOf = ({ root }: OpenLabs, { folder }: LabEntry) => `${root}/${folder}`;

/** The text of an exercise. @throws InputError that says how to get a missing one back */
export async function readExercise(labs: OpenLabs, entry: LabEntry): Promise<string> {
  const path = `${folderOf(labs, entry)}/${EXERCISE_FILE}`;
  if (await labs.store.exists(path)) return readText(labs.store, path);
  throw new InputError(
    `${shown(path)}: no such file — \`attention-lab lab reset ${entry.id}\` brings the starter back`,
  );
}

export const digest = (text: string) => sha256(new TextEncoder().encode(text));

export async function standing(labs: OpenLabs, entry: LabEntry): Promise<Standing> {
  const folder = folderOf(labs, entry);
  const there = await labs.store.exists(`${folder}/${EXERCISE_FILE}`);
  if (!there) return standingOf(undefined, undefined);
  const text = await readExercise(labs, entry);
  const starter = await starterOf(labs.store, folder);
  return standingOf({ text, starter, sha256: await digest(text) }, labs.progress.labs[entry.id]);
}

export const terminal = (): TextOptions => ({
  colors: createColors(wantsColor()),
  ...(process.stdout.isTTY && { width: process.stdout.columns }),
});

/** One line to go on with, as the end of what a command prints. */
export const next = (command: string, why: string) => `Next: npx attention-lab lab ${command}  (${why})\n`;
