import { join } from 'node:path';
import type { LabEntry } from '../../../labs/manifest.ts';
import type { FileStore } from '../../base/file-store.ts';
import { entryOf, type LoadedLab, loadLab, readManifest } from '../load-lab.ts';
import { loadReference } from '../load-reference.ts';
import { computedOracle, type Oracle } from '../oracle.ts';
import { EXERCISE_FILE, questionsOf } from '../pack-submission.ts';
import { ScenarioRuns } from '../scenario-runs.ts';
import type { ScoredQuestion } from './student-result.ts';

/** A lab with all that is needed to grade it, made once for a class. */
export interface GradingLab {
  readonly lab: LoadedLab;
  readonly questions: readonly ScoredQuestion[];
  /** Where a submission has the exercises of the labs that this one uses. */
  readonly uses: readonly { readonly id: string; readonly path: string }[];
  /** Right and mistaken answers, given the files that a student handed in besides; what is known is not run again. */
  oracle(files: Readonly<Record<string, Uint8Array>>): Oracle;
}

/** Where a submission has the exercise of a lab. */
export const exercisePath = ({ folder }: LabEntry): string => `${folder}/${EXERCISE_FILE}`;

/**
 * @param root the folder of the labs
 * @param ids of the labs to grade; all unless told
 * @throws UsageError for an id that no lab has
 */
export async function gradingLabs(store: FileStore, root: string, ids?: readonly string[]): Promise<GradingLab[]> {
  const manifest = await readManifest(root);
  const wanted = ids && new Set(ids.map((id) => entryOf(manifest, id)));
  const labs: GradingLab[] = [];
  for (const entry of manifest.filter((lab) => wanted?.has(lab) ?? true)) {
    const lab = await loadLab(entry, root);
    const reference = await loadReference(lab, root);
    const questions = await questionsOf(store, join(root, entry.folder));
    const runs = new ScenarioRuns(lab.scenarios, reference.implementation);
    labs.push({
      lab,
      questions: questions.map(({ number, points }) => ({ lab: entry.id, question: number, points })),
      uses: (lab.lab.uses ?? []).map((id) => ({ id, path: exercisePath(entryOf(manifest, id)) })),
      oracle: (files) => computedOracle(lab.lab.files ? runs.withFiles(files) : runs, reference.mistakes),
    });
  }
  return labs;
}
