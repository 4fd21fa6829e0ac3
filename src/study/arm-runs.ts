import type { FileStore } from '../base/file-store.ts';
import { readJson, readJsonLines } from '../base/json-file.ts';
import {
  configFile,
  costsFile,
  jobFolder,
  LAST_FILE,
  type SentenceLine,
  type StepCost,
  sentenceLine,
} from '../compare/run-files.ts';
import { readRun } from '../compare/run-folder.ts';
import { type SeedResult, seedResult } from '../compare/summary.ts';
import type { BleuSettings } from '../metrics/sentence-counts.ts';
import type { Arm } from './study-plan.ts';

/** What the jobs of one arm left that came to their end. */
export interface ArmRuns {
  /** Its name in the plan. */
  readonly arm: string;
  /** How many parameters the model has; null where no job so much as began. */
  readonly size: ArmSize | null;
  /** How its BLEU is counted. */
  readonly bleu: BleuSettings;
  /** In the order of the study's seeds; empty in a study of costs. */
  readonly trained: readonly TrainedSeed[];
  /** In the order of the study's seeds; empty in a study that trains. */
  readonly measured: readonly MeasuredSeed[];
}

export interface ArmSize {
  readonly parameters: number;
  readonly parametersWithoutEmbeddings: number;
}

/** One training. */
export interface TrainedSeed {
  readonly seed: number;
  readonly result: SeedResult;
  /** Of every held-out split but validation. */
  readonly lines: readonly SentenceLine[];
}

/** One measurement of what training steps cost. */
export interface MeasuredSeed {
  readonly seed: number;
  readonly costs: readonly StepCost[];
}

/** The seeds from which the arm's jobs came to their end. */
export const finishedSeeds = ({ trained, measured }: ArmRuns): number[] =>
  [...trained, ...measured].map(({ seed }) => seed);

/** The run folder of an arm, within that of the study. */
export const folderInStudy = (arm: string) => `arms/${arm}`;
export const armFolder = (study: string, arm: string) => `${study}/${folderInStudy(arm)}`;

/**
 * Reads what the jobs of an arm left; those that did not come to their end are left out.
 * @throws InputError if the arm has no run folder, or a file of it is damaged
 */
export async function readArmRuns(
  store: FileStore,
  study: string,
  { name: arm, model }: Pick<Arm, 'name' | 'model'>,
  seeds: readonly number[],
): Promise<ArmRuns> {
  const run = armFolder(study, arm);
  const { experiment } = await readRun(store, run);
  let size: ArmSize | null = null;
  const trained: TrainedSeed[] = [];
  const measured: MeasuredSeed[] = [];
  for (const seed of seeds) {
    const job = jobFolder(run, model, seed);
    if (!size && (await store.exists(`${job}/config.json`))) {
      const { parameters, parametersWithoutEmbeddings } = await readJson(store, `${job}/config.json`, configFile);
      size = { parameters, parametersWithoutEmbeddings };
    }
    if (await store.exists(`${job}/${LAST_FILE.train}`)) {
      const result = await readJson(store, `${job}/${LAST_FILE.train}`, seedResult);
      trained.push({ seed, result, lines: await readJsonLines(store, `${job}/sentences.jsonl`, sentenceLine) });
    }
    if (await store.exists(`${job}/${LAST_FILE.cost}`)) {
      measured.push({ seed, costs: await readJson(store, `${job}/${LAST_FILE.cost}`, costsFile) });
    }
  }
  return { ...{ arm, size, bleu: experiment.bleu }, trained, measured };
}
