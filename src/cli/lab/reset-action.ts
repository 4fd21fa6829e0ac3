import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/file-store.ts';
import { EXERCISE_FILE } from '../../grading/pack-submission.ts';
import { withoutLab, writeProgress } from '../../grading/progress.ts';
import { STARTER_FILE, starterOf } from '../../grading/starter.ts';
import { findLab } from './find-lab.ts';
import { folderOf, openLabs, shown } from './open-labs.ts';

/** Brings the starter of a lab back; what was written is kept under another name. */
export async function resetAction(name: string): Promise<void> {
  const labs = await openLabs();
  const entry = findLab(labs.manifest, name);
  const folder = folderOf(labs, entry);
  const starter = await starterOf(labs.store, folder);
  if (starter === undefined) {
    throw new InputError(`${shown(folder)}: ${STARTER_FILE} is not there — take it from the course's bundle once more`);
  }
  const path = `${folder}/${EXERCISE_FILE}`;
  const before = (await labs.store.exists(path)) ? await readText(labs.store, path) : undefined;
  if (before !== undefined && before !== starter) {
    const backup = `${path}.${timestamp(new Date())}.backup`;
    await labs.store.write(backup, before);
    process.stdout.write(`What you had is kept as ${shown(backup)}\n`);
  }
  if (before !== starter) await labs.store.write(path, starter);
  await writeProgress(labs.store, labs.root, withoutLab(labs.progress, entry.id));
  process.stdout.write(`${shown(path)} is ${before === starter ? 'the starter already' : 'the starter again'}\n`);
}

/** 2026-11-21T071233.125: sorts by time, and every file system takes it for a name. */
const timestamp = (now: Date) => now.toISOString().replaceAll(':', '').slice(0, -1);
