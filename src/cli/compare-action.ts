import { InputError, UsageError, unknownName } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { plan, runComparison } from '../compare/comparison.ts';
import type { Experiment } from '../compare/experiment.ts';
import { type Job, type JobEvent, type JobOutcome, jobName } from '../compare/jobs.ts';
import { modelNames } from '../compare/model-names.ts';
import { applyOverrides, checked } from '../compare/overrides.ts';
import { loadCorpus } from '../compare/prepare-task.ts';
import { type PresetName, preset } from '../compare/presets.ts';
import { RUN_SCHEMA, type RunFile } from '../compare/run-files.ts';
import { createRun, expectSameRun, freeFolder, readRun, removeRun } from '../compare/run-folder.ts';
import { isBundled } from '../compare/task.ts';
import { splitOf, splitsOf } from '../data/corpus.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { runInProcess } from '../platform/node/job-process.ts';
import { commit, machine, parallelism, projectPath, versions } from '../platform/node/machine.ts';
import { Interrupted } from './interrupted.ts';
import { duration, progressFor } from './progress.ts';
import { writeReport } from './write-report.ts';

/** What the command line said; absent where it said nothing. */
export interface CompareOptions {
  readonly task?: string;
  readonly models?: readonly string[];
  readonly seeds?: readonly number[];
  readonly preset?: string;
  readonly steps?: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly resume?: true;
  readonly force?: true;
  readonly jobs?: number;
}

/** Trains, evaluates, writes the run folder and the report, and prints the summary. */
export async function compareAction(options: CompareOptions): Promise<void> {
  const store = new NodeFileStore();
  const { run, experiment, dataFile } = await openRun(store, options);
  const jobs = plan({ run, experiment, dataFile });
  const progress = progressFor(jobs, process.stderr);
  const { signal, release } = abortOnCtrlC(run);
  try {
    process.stderr.write(`Training ${jobs.map(jobName).join(' · ')} into ${run}\n`);
    const started = performance.now();
    const concurrency = Math.min(options.jobs ?? parallelism(), jobs.length);
    const runJob = (job: Job, onEvent: (event: JobEvent) => void, stop: AbortSignal) =>
      runInProcess<Job, JobEvent, JobOutcome>(new URL('worker.ts', import.meta.url), jobName(job), job, onEvent, stop);
    const { failures } = await runComparison({
      ...{ store, run, experiment, dataFile, runJob, concurrency, listener: progress, signal },
    });
    progress.stop();
    await writeReport(store, run);
    process.stderr.write(`Done in ${duration((performance.now() - started) / 1000)}.\n`);
    if (failures.length > 0) throw new InputError(failures.map(({ message }) => message).join('\n'));
  } finally {
    progress.stop();
    release();
  }
}

interface OpenRun {
  readonly run: string;
  readonly experiment: Experiment;
  readonly dataFile: string;
}

/** The run folder that the options ask for: a new one, a replaced one, or one to go on with. */
async function openRun(store: FileStore, options: CompareOptions): Promise<OpenRun> {
  if (options.resume && options.force)
    throw new UsageError('--resume keeps what is there and --force removes it — give one of them');
  if (options.resume) return resumedRun(store, options);
  const experiment = askedExperiment(options);
  const dataFile = dataFileOf(experiment.task);
  const corpus = await loadCorpus(store, dataFile);
  const run = options.out ?? (await freeFolder(store, `runs/${nameOf(experiment.task)}`));
  if (options.force) await removeRun(store, run);
  await createRun(store, run, {
    schema: RUN_SCHEMA,
    created: new Date().toISOString(),
    command: commandLine(),
    versions: versions(),
    ...commitOrNone(),
    machine: machine(),
    dataFile: isBundled(experiment.task) ? `datasets/${experiment.task}.csv` : dataFile,
    dataChecksum: corpus.checksum,
    splits: Object.fromEntries(splitsOf(corpus).map((split) => [split, splitOf(corpus, split).length])),
    experiment: experiment as RunFile['experiment'],
  });
  return { run, experiment, dataFile };
}

async function resumedRun(store: FileStore, options: CompareOptions): Promise<OpenRun> {
  if (options.out === undefined) throw new UsageError('--resume needs the folder of the run: --out FOLDER');
  const run = await readRun(store, options.out);
  const asked = namesSettings(options) ? askedExperiment(options) : undefined;
  const dataFile = dataFileOf(run.experiment.task);
  const { checksum } = await loadCorpus(store, dataFile);
  expectSameRun(options.out, run, asked, checksum);
  return { run: options.out, experiment: run.experiment, dataFile };
}

const namesSettings = ({ task, models, seeds, preset, steps, set }: CompareOptions) =>
  [task, models, seeds, preset, steps].some((option) => option !== undefined) || set.length > 0;

/** @throws UsageError for a name or a setting that is not known */
function askedExperiment(options: CompareOptions): Experiment {
  const base = preset((options.preset ?? 'lab') as PresetName, options.task ?? 'en-fr');
  const unknown = options.models?.find((name) => !(modelNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw unknownName('model', unknown, modelNames);
  const training = { ...base.training, ...(options.steps === undefined ? {} : { steps: options.steps }) };
  const chosen = { models: unique(options.models ?? base.models), seeds: unique(options.seeds ?? base.seeds) };
  return applyOverrides(checked({ ...base, ...chosen, training }), options.set);
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

const dataFileOf = (task: string) => (isBundled(task) ? projectPath(`datasets/${task}.csv`) : task);

/** A task's name as a folder: that of the file, for a user's own data. */
const nameOf = (task: string) => task.replace(/^.*[/\\]/, '').replace(/\.csv$/i, '');

function commandLine(): string {
  const words = process.argv.slice(2).map((word) => (/^[\w./:=,@-]+$/.test(word) ? word : JSON.stringify(word)));
  return ['npx attention-lab', ...words].join(' ');
}

function commitOrNone(): Pick<RunFile, 'commit'> {
  const found = commit();
  return found === undefined ? {} : { commit: found };
}

/** The first Ctrl-C ends the run in order, after a checkpoint; a second one ends it at once. */
function abortOnCtrlC(run: string): { signal: AbortSignal; release: () => void } {
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping after the current step; press Ctrl-C again to stop at once.\n');
    abort.abort(new Interrupted(`Stopped. Go on with: npx attention-lab compare --resume --out ${run}`));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: abort.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
