import { z } from 'zod';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { jobFolder, jobTiming } from '../compare/run-files.ts';
import { armFolder } from './arm-runs.ts';
import type { StudyPlan } from './study-plan.ts';

export const STUDY_TIMING_SCHEMA = 'attention-lab/study-timing/v1';

/** `timing.json` of a study: what a clock and a memory gauge said of each training, so that all other files repeat. */
export const studyTiming = z.object({
  schema: z.literal(STUDY_TIMING_SCHEMA),
  /** Of all trainings together, each with its evaluation; side by side they take less. */
  wallSeconds: z.number(),
  trainings: z.array(jobTiming.extend({ arm: z.string(), seed: z.int() })),
});
export type StudyTiming = z.infer<typeof studyTiming>;

/** Of the trainings that came to their end; a study of costs has none. */
export async function readTimings(
  store: FileStore,
  study: string,
  { arms }: StudyPlan,
  seeds: readonly number[],
): Promise<StudyTiming> {
  const trainings: StudyTiming['trainings'] = [];
  for (const { name: arm, model } of arms) {
    for (const seed of seeds) {
      const path = `${jobFolder(armFolder(study, arm), model, seed)}/timing.json`;
      if (await store.exists(path)) trainings.push({ arm, seed, ...(await readJson(store, path, jobTiming)) });
    }
  }
  const wallSeconds = trainings.reduce((sum, training) => sum + training.wallSeconds, 0);
  return { schema: STUDY_TIMING_SCHEMA, wallSeconds, trainings };
}
