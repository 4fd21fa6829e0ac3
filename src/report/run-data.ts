import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson, readJsonLines } from '../base/json-file.ts';
import { type EvidenceFile, evidenceFile, type FormationFile, formationFile } from '../compare/evidence-files.ts';
import {
  type DisagreementsFile,
  disagreementsFile,
  jobFolder,
  type MetricsLine,
  metricsLine,
  type RunFile,
  readRunFile,
  type Timing,
  type TimingLine,
  timing,
  timingLine,
} from '../compare/run-files.ts';
import { type Summary, summary } from '../compare/summary.ts';

/** What one training left behind, besides its entry in the summary. */
export interface JobData {
  readonly model: string;
  readonly seed: number;
  readonly metrics: readonly MetricsLine[];
  readonly timing: readonly TimingLine[];
  /** Read for the first seed alone; absent in runs that were made before there was such a file. */
  readonly evidence?: EvidenceFile;
  /** The same; absent, too, for a model that does not attend. */
  readonly formation?: FormationFile;
}

/** A finished run, as its folder tells it. */
export interface RunData {
  readonly run: RunFile;
  readonly summary: Summary;
  readonly timing: Timing;
  /** Absent in runs that were made before there was such a file. */
  readonly disagreements?: DisagreementsFile;
  /** Model by model in the order of the summary, and seed by seed. */
  readonly jobs: readonly JobData[];
}

/**
 * Reads and checks all files of a run folder that a report is made of.
 * @throws InputError that names the file (and the line) if the folder is no run, is not finished, or a file is missing,
 *   damaged or of another schema
 */
export async function loadRun(store: FileStore, folder: string): Promise<RunData> {
  const path = (name: string) => `${folder}/${name}`;
  const run = await readRunFile(store, folder);
  if (!(await store.exists(path('summary.json')))) {
    throw new InputError(
      `${folder}: the run is not finished (it has no summary.json) — go on with: npx attention-lab compare --resume --out ${folder}`,
    );
  }
  const results = await readJson(store, path('summary.json'), summary);
  const jobs: JobData[] = [];
  for (const [model, { seeds }] of Object.entries(results.models)) {
    for (const { seed } of seeds) {
      const job = await loadJob(store, folder, model, seed);
      const shown = seed === (jobs[0] ?? job).seed;
      jobs.push(shown ? { ...job, ...(await loadEvidence(store, jobFolder(folder, model, seed))) } : job);
    }
  }
  return {
    ...{ run, summary: results, timing: await readJson(store, path('timing.json'), timing), jobs },
    ...((await store.exists(path('disagreements.json'))) && {
      disagreements: await readJson(store, path('disagreements.json'), disagreementsFile),
    }),
  };
}

async function loadJob(store: FileStore, run: string, model: string, seed: number): Promise<JobData> {
  const folder = jobFolder(run, model, seed);
  const metrics = await readJsonLines(store, `${folder}/metrics.jsonl`, metricsLine);
  return { model, seed, metrics, timing: await readJsonLines(store, `${folder}/timing.jsonl`, timingLine) };
}

async function loadEvidence(store: FileStore, folder: string): Promise<Pick<JobData, 'evidence' | 'formation'>> {
  const [evidence, formation] = [`${folder}/evidence.json`, `${folder}/formation.json`];
  return {
    ...((await store.exists(evidence)) && { evidence: await readJson(store, evidence, evidenceFile) }),
    ...((await store.exists(formation)) && { formation: await readJson(store, formation, formationFile) }),
  };
}
