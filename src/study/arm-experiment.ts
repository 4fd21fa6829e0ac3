import { UsageError } from '../base/errors.ts';
import type { Experiment } from '../compare/experiment.ts';
import { applyOverrides, checked } from '../compare/overrides.ts';
import { preset } from '../compare/presets.ts';
import type { Arm, Matching, StudyPlan } from './study-plan.ts';

export interface ArmOptions {
  readonly matching: Matching;
  readonly seeds: readonly number[];
  /** The plan's task, or the file of the corpus that was made for the study. */
  readonly task: string;
}

/**
 * What an arm trains: the lab's settings, changed by those of the plan, of the matching and of the arm, the later the
 * stronger; the number of steps is the matching's, where that is by time.
 * @throws UsageError for a matching that the plan does not provide for, or a setting that does not fit
 */
export function armExperiment(plan: StudyPlan, arm: Arm, { matching, seeds, task }: ArmOptions): Experiment {
  const base = { ...preset('lab', plan.data.task), task, models: [arm.model], seeds };
  const settings = {
    ...{ ...plan.settings, ...matchedSizes(plan, matching), ...arm.settings },
    ...matchedSteps(plan, matching, arm.name),
  };
  const assignments = Object.entries(settings).map(([path, value]) => `${path}=${JSON.stringify(value)}`);
  return applyOverrides(checked(base), assignments);
}

function matchedSizes({ name, matching }: StudyPlan, chosen: Matching) {
  if (chosen !== 'tokens') return {};
  if (matching.tokens) return matching.tokens;
  throw impossible(name, 'tokens', 'says no usual sizes of its models');
}

function matchedSteps({ name, matching }: StudyPlan, chosen: Matching, arm: string) {
  if (chosen !== 'time') return {};
  const steps = matching.time?.steps[arm];
  if (steps !== undefined) return { 'training.steps': steps };
  throw impossible(name, 'time', `says no number of steps for ${matching.time ? `the arm "${arm}"` : 'its arms'}`);
}

const impossible = (study: string, matching: Matching, why: string) =>
  new UsageError(
    `the study "${study}" cannot be matched by ${matching}: its plan ${why} — take --matching parameters, or a copy of the plan with matching.${matching}`,
  );
