import type { FileStore } from '../base/file-store.ts';
import { type Experiment, modelFor } from './experiment.ts';
import { type PreparedTask, prepareTask, vocabularySizes } from './prepare-task.ts';

/** The data of an experiment, after all has been checked that would otherwise fail in every job. */
export async function checkedTask(store: FileStore, experiment: Experiment, dataFile: string): Promise<PreparedTask> {
  const task = await prepareTask(store, experiment, dataFile);
  for (const name of experiment.models) modelFor(experiment, name, vocabularySizes(task.codecs));
  return task;
}
