import { z } from 'zod';
import type { FileStore } from '../base/file-store.ts';
import { readJson, writeJson } from '../base/json-file.ts';
import type { LabResult } from './result.ts';

const SCHEMA = 'attention-lab/progress/v1';

const labProgress = z.strictObject({
  /** Of the exercise when it was checked: another one now means that the points are of a version before. */
  sha256: z.string().optional(),
  /** Earned in the last check. */
  points: z.number(),
  /** Ids of checks, in the order of the lab. */
  passed: z.array(z.string()),
  failed: z.array(z.string()),
  /** Check id → how many of its hints have been shown. */
  hints: z.record(z.string(), z.int()),
});

const progressFile = z.strictObject({
  schema: z.literal(SCHEMA),
  /** Who hands in; asked once. */
  student: z.string().optional(),
  /** Lab id → how far it is; a lab that was never checked is not there. */
  labs: z.record(z.string(), labProgress),
});

export type LabProgress = z.infer<typeof labProgress>;
export type Progress = z.infer<typeof progressFile>;

/** Whether every check passed when the lab was checked last. */
export const isComplete = (progress: LabProgress | undefined): boolean =>
  progress?.sha256 !== undefined && progress.failed.length === 0;

const NOTHING: LabProgress = { points: 0, passed: [], failed: [], hints: {} };

const pathOf = (labs: string) => `${labs}/progress.json`;

/** How far the student is, as `labs/progress.json` keeps it; nothing yet where there is none. @throws InputError if damaged */
export async function readProgress(store: FileStore, labs: string): Promise<Progress> {
  const path = pathOf(labs);
  if (!(await store.exists(path))) return { schema: SCHEMA, labs: {} };
  return readJson(store, path, progressFile, 'remove it; `attention-lab lab check --all` finds your points again');
}

export const writeProgress = (store: FileStore, labs: string, progress: Progress): Promise<void> =>
  writeJson(store, pathOf(labs), progress);

/** With what a check of the exercise of that checksum came to. */
export function withResult(progress: Progress, { lab, earned, checks }: LabResult, sha256: string): Progress {
  const ids = (passed: boolean) => checks.filter(({ status }) => (status === 'passed') === passed).map(({ id }) => id);
  const { hints } = progress.labs[lab] ?? NOTHING;
  return withLab(progress, lab, { sha256, points: earned, passed: ids(true), failed: ids(false), hints });
}

/** With one more hint shown for a check. */
export function withHint(progress: Progress, lab: string, check: string): Progress {
  const before = progress.labs[lab] ?? NOTHING;
  return withLab(progress, lab, { ...before, hints: { ...before.hints, [check]: (before.hints[check] ?? 0) + 1 } });
}

/** As if the lab had never been begun. */
export function withoutLab(progress: Progress, lab: string): Progress {
  const { [lab]: _, ...others } = progress.labs;
  return { ...progress, labs: others };
}

const withLab = (progress: Progress, lab: string, entry: LabProgress): Progress => ({
  ...progress,
  labs: { ...progress.labs, [lab]: entry },
});
