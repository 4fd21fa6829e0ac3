import { z } from 'zod';
import { InputError, UsageError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson, writeJson } from '../base/json-file.ts';
import { provenance } from '../compare/run-files.ts';
import { matchings, studyPlan } from './study-plan.ts';

export const STUDY_SCHEMA = 'attention-lab/study/v1';

/** `study.json`: what was studied, and where; the file to read when a result is to be made again. */
export const studyFile = provenance.extend({
  schema: z.literal(STUDY_SCHEMA),
  plan: studyPlan,
  matching: z.enum(matchings),
  seeds: z.array(z.int().min(1)).min(2),
  /** SHA-256 of the corpus, in hexadecimal. */
  dataChecksum: z.string(),
});
export type StudyFile = z.infer<typeof studyFile>;

export const isStudy = (store: FileStore, folder: string) => store.exists(`${folder}/study.json`);

/** @throws InputError if the folder has no study.json, or one that is damaged or of another version */
export async function readStudyFile(store: FileStore, folder: string): Promise<StudyFile> {
  if (await isStudy(store, folder)) {
    return readJson(store, `${folder}/study.json`, studyFile, 'begin the study again in another folder');
  }
  throw new InputError(`${folder}: not a folder of a study (it has no study.json) — give one that study wrote`);
}

export const writeStudyFile = (store: FileStore, folder: string, study: StudyFile) =>
  writeJson(store, `${folder}/study.json`, study);

/** Removes a study, and nothing but a study. @throws UsageError if the folder holds something else */
export async function removeStudy(store: FileStore, folder: string): Promise<void> {
  if ((await store.list(folder)).length > 0 && !(await isStudy(store, folder))) {
    throw new UsageError(
      `${folder} is not a folder of a study (it has no study.json), so --force leaves it alone — choose another one by --out`,
    );
  }
  await store.remove(folder);
}

/** @throws UsageError if a study was begun by another plan or matching: its finished jobs do not answer what is asked now */
export function expectSameStudy(folder: string, begun: StudyFile, asked: Pick<StudyFile, 'plan' | 'matching'>): void {
  const cure = 'choose another folder by --out, or replace it by --force';
  if (begun.matching !== asked.matching) {
    throw new UsageError(`${folder} was begun with --matching ${begun.matching}, not ${asked.matching} — ${cure}`);
  }
  const [then, now] = [begun.plan, asked.plan];
  if (then.name !== now.name)
    throw new UsageError(`${folder} holds the study "${then.name}", not "${now.name}" — ${cure}`);
  if (JSON.stringify(then) === JSON.stringify(now)) return;
  const versions = then.version === now.version ? '' : ` (version ${then.version}, now ${now.version})`;
  throw new UsageError(`${folder} was begun by another plan of the study "${now.name}"${versions} — ${cure}`);
}
