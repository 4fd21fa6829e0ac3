import type { Experiment } from './experiment.ts';
import type { ModelName } from './model-names.ts';
import type { StepTimes } from './run-files.ts';

/** What all jobs of a comparison share. */
export interface Comparison {
  /** The run folder; a job writes only inside its own folder there. */
  readonly run: string;
  readonly experiment: Experiment;
  readonly dataFile: string;
  /** SHA-256 of the data file when the run was begun. */
  readonly dataChecksum: string;
  /** Size of the data file. */
  readonly dataBytes: number;
  /** What it is called among others, as an arm of a study; one that stands alone has no name. */
  readonly name?: string;
  /** Whether jobs keep what a report shows of single sentences: attention maps, beams, alignments as they formed. */
  readonly evidence: boolean;
}

/** One piece of work of a comparison; plain data, so that it can be sent to a process of its own. */
export type Job = Comparison & Work & { readonly model: ModelName; readonly seed: number };

/**
 * `train` trains and evaluates one model; `burst` times a few steps of a model that trains alone; `cost` measures what one
 * training step costs at each of these lengths, in tokens.
 */
type Work = { readonly kind: 'train' | 'burst' } | { readonly kind: 'cost'; readonly lengths: readonly number[] };

/** What a job says while it works. */
export type JobEvent =
  | {
      readonly kind: 'step';
      readonly step: number;
      readonly steps: number;
      readonly loss: number;
      readonly tokensPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly kind: 'evaluated'; readonly step: number; readonly validationLoss: number }
  | { readonly kind: 'phase'; readonly phase: string };

/** What a job leaves behind, files aside. */
export interface JobOutcome {
  readonly targetTokensPerSecond?: number;
  readonly stepTimes?: StepTimes;
}

/**
 * Runs a job somewhere: in this process or in one of its own.
 * @throws InputError with the reason if the job fails; the reason of `signal` if it is aborted
 */
export type JobRunner = (job: Job, onEvent: (event: JobEvent) => void, signal: AbortSignal) => Promise<JobOutcome>;

/** How a job is called in messages. */
export const jobName = ({ name, model, seed }: Pick<Job, 'name' | 'model' | 'seed'>) =>
  `${name ?? model}, seed ${seed}`;
