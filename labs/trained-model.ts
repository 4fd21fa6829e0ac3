import { Random } from '../src/base/random.ts';
import { modelFor } from '../src/compare/experiment.ts';
import type { ModelName } from '../src/compare/model-names.ts';
import { prepareTask, vocabularySizes } from '../src/compare/prepare-task.ts';
import { jobFolder } from '../src/compare/run-files.ts';
import { readRun } from '../src/compare/run-folder.ts';
import { createModel } from '../src/models/registry.ts';
import { useWasmBackend } from '../src/platform/node/backend.ts';
import { NodeFileStore } from '../src/platform/node/file-store.ts';
import { loadModel } from '../src/training/checkpoint.ts';

/**
 * A model that `attention-lab compare` has trained, to be looked into, and one like it that is not trained, with
 * the settings, the vocabularies and the test
 * sentences of its run. The first seed's, if there are several.
 *
 * @throws InputError if there is no run in the folder, or no such model in the run
 */
export async function trainedModel(run: string, name: ModelName) {
  await useWasmBackend();
  const store = new NodeFileStore();
  const { experiment, dataFile } = await readRun(store, run);
  const { codecs, heldOut } = await prepareTask(store, experiment, dataFile);
  const sizes = vocabularySizes(codecs);
  const create = () => createModel(modelFor(experiment, name, sizes), sizes, new Random(experiment.seeds[0]!));
  const model = create();
  await loadModel(store, jobFolder(run, name, experiment.seeds[0]!), model.parameters);
  return { model, untrained: create(), experiment, codecs, test: heldOut.get('test')! };
}
