import { InputError, UsageError } from '../base/errors.ts';
import { type FileStore, MemoryFileStore } from '../base/file-store.ts';
import { writeJson } from '../base/json-file.ts';
import { checkedTask } from '../compare/checked-task.ts';
import type { Comparison } from '../compare/jobs.ts';
import { newRunFile } from '../compare/new-run-file.ts';
import type { PreparedTask } from '../compare/prepare-task.ts';
import type { Provenance } from '../compare/run-files.ts';
import { createRun, expectSameRun, readRun } from '../compare/run-folder.ts';
import { sourceLengthRange } from '../compare/translate.ts';
import { writeCorpus } from '../data/corpus-csv.ts';
import { generateCorpus } from '../data/generate.ts';
import { armExperiment } from '../study/arm-experiment.ts';
import { armFolder } from '../study/arm-runs.ts';
import type { Study } from '../study/run-study.ts';
import {
  expectSameStudy,
  readStudyFile,
  removeStudy,
  STUDY_SCHEMA,
  type StudyFile,
  writeStudyFile,
} from '../study/study-folder.ts';
import type { Arm, Matching, StudyPlan } from '../study/study-plan.ts';
import { dataFileOf } from './data-file.ts';
import { loadPlan } from './load-plan.ts';
import { provenance } from './provenance.ts';

/** What the command line said; absent where it said nothing. */
export interface StudyOptions {
  readonly seeds?: readonly number[];
  readonly matching?: Matching;
  readonly out?: string;
  readonly resume?: true;
  readonly force?: true;
  readonly jobs?: number;
}

/**
 * The study that the command line asks for, its folder ready: a new one, a replaced one, or one to go on with, perhaps
 * from more seeds. All is checked before anything is written.
 */
export async function openStudy(store: FileStore, name: string, options: StudyOptions): Promise<Study> {
  if (options.resume && options.force)
    throw new UsageError('--resume keeps what is there and --force removes it — give one of them');
  const plan = await loadPlan(store, name);
  const folder = options.out ?? `runs/study-${plan.name}`;
  const begun = options.resume ? await readStudyFile(store, folder) : undefined;
  const matching = options.matching ?? begun?.matching ?? 'parameters';
  const seeds = enoughSeeds(options.seeds ?? begun?.seeds ?? Array.from({ length: plan.seeds }, (_, i) => i + 1));
  if (begun) expectSameStudy(folder, begun, { plan, matching });
  else if (!options.force && (await store.list(folder)).length > 0) throw taken(folder);

  const made = await madeCorpus(plan, folder);
  const arms = [];
  for (const arm of plan.arms) arms.push(await checkedArm(store, plan, arm, { folder, matching, seeds, made }));
  const { checksum: dataChecksum } = arms[0]!.task.corpus;
  if (begun && begun.dataChecksum !== dataChecksum) throw otherCorpus(folder);

  if (options.force) await removeStudy(store, folder);
  await store.removeUnfinished(folder);
  if (made) await store.write(made.file, made.text);
  const now = provenance();
  const study: StudyFile = { schema: STUDY_SCHEMA, ...now, ...begun, plan, matching, seeds, dataChecksum };
  await writeStudyFile(store, folder, study);
  for (const arm of arms) await openRunOf(store, arm, now);
  const { training, codecs } = arms[0]!.task;
  const trainingSourceWords = plan.kind === 'train' ? sourceLengthRange(training, codecs.source) : null;
  return { folder, plan, matching, seeds, arms, trainingSourceWords };
}

/** @throws UsageError for a single seed */
function enoughSeeds(seeds: readonly number[]): number[] {
  const different = [...new Set(seeds)];
  if (different.length > 1) return different;
  throw new UsageError(
    'one seed has no interval over seeds, and nothing can be tested — give --seeds 2 or more, 5 for a write-up',
  );
}

const taken = (folder: string) =>
  new UsageError(
    `${folder} exists — go on with it by --resume, replace it by --force, or choose another folder by --out`,
  );

const otherCorpus = (folder: string) =>
  new InputError(`${folder} was begun on another corpus — begin the study again in another folder, by --out`);

interface MadeCorpus {
  readonly file: string;
  readonly text: string;
  /** Holds it until all is checked, and it is written. */
  readonly store: FileStore;
}

/** The corpus that a plan has made for it; undefined where it takes one that comes with the project. */
async function madeCorpus({ data }: StudyPlan, folder: string): Promise<MadeCorpus | undefined> {
  const { task, ...sizes } = data;
  if (Object.keys(sizes).length === 0) return undefined;
  const made = { file: `${folder}/data.csv`, text: writeCorpus(generateCorpus(task, sizes)) };
  const store = new MemoryFileStore();
  await store.write(made.file, made.text);
  return { ...made, store };
}

interface CheckedArm {
  readonly arm: Arm;
  readonly comparison: Comparison;
  readonly task: PreparedTask;
}

async function checkedArm(
  store: FileStore,
  plan: StudyPlan,
  arm: Arm,
  { folder, matching, seeds, made }: Pick<Study, 'folder' | 'matching' | 'seeds'> & { made: MadeCorpus | undefined },
): Promise<CheckedArm> {
  const experiment = armExperiment(plan, arm, { matching, seeds, task: made?.file ?? plan.data.task });
  const dataFile = made?.file ?? dataFileOf(plan.data.task);
  const task = await checkedTask(made?.store ?? store, experiment, dataFile);
  const { checksum: dataChecksum, bytes: dataBytes } = task.corpus;
  const [run, name] = [armFolder(folder, arm.name), arm.name];
  return { arm, comparison: { run, experiment, dataFile, dataChecksum, dataBytes, name, evidence: false }, task };
}

/** Begins the run of an arm, or goes on with it, perhaps from other seeds. @throws UsageError if it was begun otherwise */
async function openRunOf(store: FileStore, { comparison, task }: CheckedArm, now: Provenance): Promise<void> {
  const { run, experiment, dataFile, dataChecksum } = comparison;
  const file = newRunFile(experiment, task, dataFile, now);
  if (!(await store.exists(`${run}/run.json`))) return createRun(store, run, file);
  const begun = await readRun(store, run);
  expectSameRun(run, begun, { ...experiment, seeds: begun.experiment.seeds }, dataChecksum);
  await writeJson(store, `${run}/run.json`, { ...begun, experiment });
}
