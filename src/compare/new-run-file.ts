import { splitOf } from '../data/corpus.ts';
import { referencesOf } from '../data/sentence-pair.ts';
import type { Experiment } from './experiment.ts';
import type { PreparedTask } from './prepare-task.ts';
import { type Provenance, RUN_SCHEMA, type RunFile } from './run-files.ts';
import { isBundled } from './task.ts';
import { sourceLengthRange } from './translate.ts';

/** run.json of a run that is about to begin. */
export function newRunFile(
  experiment: Experiment,
  task: PreparedTask,
  dataFile: string,
  provenance: Provenance,
): RunFile {
  return {
    schema: RUN_SCHEMA,
    ...provenance,
    dataFile: isBundled(experiment.task) ? `datasets/${experiment.task}.csv` : dataFile,
    dataChecksum: task.corpus.checksum,
    ...sizesOf(task),
    trainingSourceWords: sourceLengthRange(task.training, task.codecs.source),
    experiment: experiment as RunFile['experiment'],
  };
}

/** How large the splits are, and how many translations are known where that is more. */
function sizesOf({ corpus, heldOut }: PreparedTask): Pick<RunFile, 'splits' | 'references'> {
  const splits: Record<string, number> = { train: splitOf(corpus, 'train').length };
  const references: Record<string, number> = {};
  for (const [split, examples] of heldOut) {
    splits[split] = examples.length;
    const known = examples.reduce((sum, { pair }) => sum + referencesOf(pair).length, 0);
    if (known > examples.length) references[split] = known;
  }
  return { splits, ...(Object.keys(references).length > 0 && { references }) };
}
