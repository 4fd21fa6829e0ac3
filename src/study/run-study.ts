import { InputError } from '../base/errors.ts';
import type { Comparison, Job } from '../compare/jobs.ts';
import { type JobPool, runJobs } from '../compare/run-jobs.ts';
import { analyseStudy } from './analyse-study.ts';
import { readArmRuns } from './arm-runs.ts';
import type { Arm, Matching, StudyPlan } from './study-plan.ts';
import type { StudyResults } from './study-results.ts';

/** A study that is ready to run: its folder and those of its arms are there. */
export interface Study {
  readonly folder: string;
  readonly plan: StudyPlan;
  readonly matching: Matching;
  readonly seeds: readonly number[];
  readonly arms: readonly { readonly arm: Arm; readonly comparison: Comparison }[];
  /** Shortest and longest source of the training split, in words; null in a study of costs. */
  readonly trainingSourceWords: [number, number] | null;
}

/** One for each arm and seed, a seed of all arms before the next: what is there when a study is stopped can be compared. */
export function studyJobs({ plan, seeds, arms }: Study): Job[] {
  return seeds.flatMap((seed) =>
    arms.map(({ arm, comparison }): Job => {
      const job = { ...comparison, model: arm.model, seed };
      return plan.kind === 'train' ? { ...job, kind: 'train' } : { ...job, kind: 'cost', lengths: plan.lengths! };
    }),
  );
}

/**
 * Does the jobs of a study that are not done yet, and analyses what all have left. A job that fails takes no other with
 * it: the results say which did, and why.
 * @throws InputError if every job failed; the reason of the pool's signal if it was aborted
 */
export async function runStudy(study: Study, pool: JobPool): Promise<StudyResults> {
  const { plan, matching, seeds, folder, trainingSourceWords } = study;
  const jobs = studyJobs(study);
  const reasons = await runJobs(jobs, pool);
  const failures = jobs.flatMap((job) => {
    const message = reasons.get(job);
    return message === undefined ? [] : [{ arm: job.name!, seed: job.seed, message }];
  });
  if (failures.length === jobs.length) throw new InputError(failures.map(({ message }) => message).join('\n'));
  const arms = [];
  for (const { arm } of study.arms) arms.push(await readArmRuns(pool.store, folder, arm, seeds));
  return analyseStudy({ plan, matching, seeds, arms, failures, trainingSourceWords });
}
