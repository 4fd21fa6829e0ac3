import { join } from 'node:path';
import { commandRunner } from './command-runner.ts';
import type { ExerciseRunner } from './exercise-process.ts';

/** A process of its own with a time limit and nothing else: for one's own code on one's own machine. */
export const plainRunner: ExerciseRunner = commandRunner('plain process', ({ folder, entry }) => ({
  file: process.execPath,
  arguments: ['--enable-source-maps', join(folder, entry)],
  environment: { ...systemRoot() },
  folder,
}));

/** Windows starts no program without it. */
function systemRoot(): Record<string, string> {
  return process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {};
}
