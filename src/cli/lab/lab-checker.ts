import type { LabEntry } from '../../../labs/manifest.ts';
import { PUBLIC } from '../../grading/cases.ts';
import { useCpuBackend } from '../../grading/cpu-backend.ts';
import { gradeLab } from '../../grading/grade-lab.ts';
import type { HandedIn } from '../../grading/handed-in.ts';
import { type LoadedLab, loadLab } from '../../grading/load-lab.ts';
import { readFiles } from '../../grading/load-reference.ts';
import { openOracle } from '../../grading/open-oracle.ts';
import { plainRunner } from '../../grading/plain-runner.ts';
import type { LabResult } from '../../grading/result.ts';
import { startExercise } from '../../grading/start-exercise.ts';
import { type OpenLabs, readExercise } from './open-labs.ts';

/**
 * Checks one lab as often as asked. What the reference answers is computed once; the exercise gets a new process each
 * time, which starts in less than a tenth of a second and knows nothing of the exercise before.
 */
export interface LabChecker {
  readonly lab: LoadedLab;
  /**
   * @param exercise its text
   * @param onCheck called after each check
   * @param only the ids of the checks to run; all unless told
   * @throws the reason of `signal`, upon which the exercise's process ends, whatever it is at
   */
  check(exercise: string, signal: AbortSignal, onCheck: () => void, only?: ReadonlySet<string>): Promise<LabResult>;
}

export async function openChecker(labs: OpenLabs, entry: LabEntry): Promise<LabChecker> {
  await useCpuBackend();
  const lab = await loadLab(entry, labs.root);
  const oracle = await openOracle(lab, labs.root);
  return {
    lab,
    async check(text, signal, onCheck, only) {
      const exercise = await startExercise(lab, await filesOf(labs, lab, text), plainRunner);
      const stop = () => void exercise.stop();
      signal.addEventListener('abort', stop);
      const afterCheck = () => {
        signal.throwIfAborted();
        onCheck();
      };
      try {
        return await gradeLab({
          ...{ lab, exercise, oracle, seeds: [PUBLIC], isolation: plainRunner.isolation, onCheck: afterCheck },
          ...(only && { only }),
        });
      } finally {
        signal.removeEventListener('abort', stop);
        await exercise.stop();
      }
    },
  };
}

/** The student's own files, as they are now. */
async function filesOf(labs: OpenLabs, { lab, folder }: LoadedLab, exercise: string): Promise<HandedIn> {
  const used = labs.manifest.filter(({ id }) => lab.uses?.includes(id));
  const texts = await Promise.all(used.map(async (entry) => [entry.id, await readExercise(labs, entry)] as const));
  return { exercise, labs: Object.fromEntries(texts), files: await readFiles(folder, lab.files ?? []) };
}
