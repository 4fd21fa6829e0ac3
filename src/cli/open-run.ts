import { UsageError, unknownName } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { checkedTask } from '../compare/checked-task.ts';
import type { Experiment, TextSettings } from '../compare/experiment.ts';
import type { Comparison } from '../compare/jobs.ts';
import { modelNames } from '../compare/model-names.ts';
import { newRunFile } from '../compare/new-run-file.ts';
import { applyOverrides, checked } from '../compare/overrides.ts';
import { type PresetName, preset } from '../compare/presets.ts';
import { createRun, expectSameRun, freeFolder, readRun, removeRun } from '../compare/run-folder.ts';
import { dataFileOf } from './data-file.ts';
import { provenance } from './provenance.ts';
import { unspacedWarning } from './unspaced-warning.ts';

/** What the command line said; absent where it said nothing. */
export interface CompareOptions {
  readonly task?: string;
  readonly data?: string;
  readonly models?: readonly string[];
  readonly seeds?: readonly number[];
  readonly preset?: string;
  readonly tokenizer?: TextSettings['tokenizer'];
  readonly merges?: number;
  readonly steps?: number;
  readonly beam?: number;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly resume?: true;
  readonly force?: true;
  readonly jobs?: number;
}

/** The run folder that the options ask for: a new one, a replaced one, or one to go on with. */
export async function openRun(store: FileStore, options: CompareOptions): Promise<Comparison> {
  if (options.resume && options.force)
    throw new UsageError('--resume keeps what is there and --force removes it — give one of them');
  if (options.resume) return resumedRun(store, options);
  const experiment = askedExperiment(options);
  const dataFile = dataFileOf(experiment.task);
  const task = await checkedTask(store, experiment, dataFile);
  const { corpus } = task;
  if (experiment.text.tokenizer === 'word') process.stderr.write(unspacedWarning(corpus.pairs));
  const run = options.out ?? (await freeFolder(store, `runs/${nameOf(experiment.task)}`));
  if (options.force) await removeRun(store, run);
  await createRun(store, run, newRunFile(experiment, task, dataFile, provenance()));
  const { checksum: dataChecksum, bytes: dataBytes } = corpus;
  return { run, experiment, dataFile, dataChecksum, dataBytes, evidence: true };
}

async function resumedRun(store: FileStore, options: CompareOptions): Promise<Comparison> {
  if (options.out === undefined) throw new UsageError('--resume needs the folder of the run: --out FOLDER');
  const run = await readRun(store, options.out);
  const asked = namesSettings(options) ? askedExperiment(options) : undefined;
  const dataFile = dataFileOf(run.experiment.task);
  const { corpus } = await checkedTask(store, run.experiment, dataFile);
  expectSameRun(options.out, run, asked, corpus.checksum);
  await store.removeUnfinished(options.out);
  const { checksum: dataChecksum, bytes: dataBytes } = corpus;
  return { run: options.out, experiment: run.experiment, dataFile, dataChecksum, dataBytes, evidence: true };
}

const namesSettings = ({ out: _out, resume: _resume, force: _force, jobs: _jobs, ...settings }: CompareOptions) =>
  Object.keys(settings).length > 0;

/** @throws UsageError for a name or a setting that is not known */
function askedExperiment(options: CompareOptions): Experiment {
  const base = preset((options.preset ?? 'lab') as PresetName, options.data ?? options.task ?? 'en-fr');
  const unknown = options.models?.find((name) => !(modelNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw unknownName('model', unknown, modelNames);
  const training = { ...base.training, ...(options.steps === undefined ? {} : { steps: options.steps }) };
  const chosen = { models: unique(options.models ?? base.models), seeds: unique(options.seeds ?? base.seeds) };
  const decoding = { ...base.decoding, ...(options.beam === undefined ? {} : { beam: options.beam }) };
  const asked = { ...base, ...chosen, text: textOf(options, base), training, decoding };
  return applyOverrides(checked(asked), options.set ?? []);
}

/** @throws UsageError if merges are asked for and nothing would read them */
function textOf({ tokenizer, merges }: CompareOptions, { text }: Experiment): TextSettings {
  const asked = { ...text, ...(tokenizer && { tokenizer }), ...(merges !== undefined && { merges }) };
  if (merges !== undefined && asked.tokenizer !== 'bpe') {
    throw new UsageError(`--merges ${merges}: the ${asked.tokenizer} tokenizer merges nothing — add --tokenizer bpe`);
  }
  return asked;
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** A task's name as a folder: that of the file, for a user's own data. */
const nameOf = (task: string) => task.replace(/^.*[/\\]/, '').replace(/\.csv$/i, '');
