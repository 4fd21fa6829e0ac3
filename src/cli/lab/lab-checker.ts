import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabEntry } from '../../../labs/manifest.ts';
import { PUBLIC } from '../../grading/cases.ts';
import { useCpuBackend } from '../../grading/cpu-backend.ts';
import { gradeLab } from '../../grading/grade-lab.ts';
import { inProcess } from '../../grading/in-process.ts';
import { type LoadedLab, loadLab } from '../../grading/load-lab.ts';
import { openOracle } from '../../grading/open-oracle.ts';
import type { LabResult } from '../../grading/result.ts';
import type { OpenLabs } from './open-labs.ts';

/** Checks one lab as often as asked; what the reference answers is computed once. */
export interface LabChecker {
  readonly lab: LoadedLab;
  check(): Promise<LabResult>;
  /** Ends the processes. */
  close(): Promise<void>;
}

export async function openChecker(labs: OpenLabs, entry: LabEntry): Promise<LabChecker> {
  await useCpuBackend();
  const lab = await loadLab(entry, labs.root);
  const oracle = await openOracle(lab, labs.root);
  return {
    lab,
    async check() {
      const url = `${pathToFileURL(join(lab.folder, 'exercise.ts')).href}?v=${performance.now()}`;
      const functions = (await import(url)) as Record<string, unknown>;
      const exercise = inProcess(lab.scenarios, { functions });
      return gradeLab({ lab, exercise, oracle, seeds: [PUBLIC], isolation: 'none' });
    },
    async close() {},
  };
}
