import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import type { Parameters } from '../tensor/parameters.ts';
import type { Safetensors, StoredTensor } from '../tensor/safetensors.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { type Snapshot, trainingProgress } from './snapshot.ts';

const MODEL_SCHEMA = 'attention-lab/model/v1';
const CHECKPOINT_SCHEMA = 'attention-lab/checkpoint/v1';

/** What a checkpoint holds besides tensors. */
const savedState = z.strictObject({
  progress: trainingProgress,
  beta1Power: z.number(),
  beta2Power: z.number(),
  dropout: z.strictObject({ key: z.string(), state: z.array(z.int()) }),
  batches: z.strictObject({ epoch: z.int().min(0), position: z.int().min(0) }),
});

/** The parameters alone: what translating needs. */
const modelFile = (folder: string) => `${folder}/model.safetensors`;
/** The whole training state, the parameters once more among it. */
const checkpointFile = (folder: string) => `${folder}/optimizer.safetensors`;

/**
 * Writes `optimizer.safetensors`, then `model.safetensors`. A crash may come between the two, and they would be of
 * different steps; so the first holds all that resuming needs, and the second is never read to resume.
 */
export async function writeCheckpoint(store: FileStore, folder: string, snapshot: Snapshot): Promise<void> {
  const { progress, parameters, optimizer, dropout, batches, bestParameters } = snapshot;
  const { beta1Power, beta2Power, first, second } = optimizer;
  const state: z.infer<typeof savedState> = {
    progress,
    beta1Power,
    beta2Power,
    dropout: { key: dropout.key, state: [...dropout.state] },
    batches: { epoch: batches.epoch, position: batches.position },
  };
  const shaped = (values: ReadonlyMap<string, Float32Array>) =>
    new Map([...values].map(([name, data]) => [name, { shape: parameters.get(name)!.shape, data }]));
  const tensors = new Map([
    ...prefixed('parameter.', parameters),
    ...prefixed('first.', shaped(first)),
    ...prefixed('second.', shaped(second)),
    ...prefixed('best.', shaped(bestParameters ?? new Map())),
  ]);
  const metadata = { step: String(progress.step) };
  const checkpoint = { metadata: { ...metadata, state: JSON.stringify(state) }, tensors };
  await writeSealed(store, checkpointFile(folder), CHECKPOINT_SCHEMA, checkpoint);
  await writeSealed(store, modelFile(folder), MODEL_SCHEMA, { metadata, tensors: parameters });
}

/**
 * The last checkpoint in a folder, to be handed to `train` as `resume`; undefined if there is none yet.
 *
 * @param parameters of the model that is to go on; only their names and shapes are read
 * @throws InputError if the file is damaged, of another version, or of a model with other settings
 */
export async function readCheckpoint(
  store: FileStore,
  folder: string,
  parameters: Parameters,
): Promise<Snapshot | undefined> {
  const path = checkpointFile(folder);
  if (!(await store.exists(path))) return undefined;
  const file = await readSealed(store, path, CHECKPOINT_SCHEMA);
  const { beta1Power, beta2Power, ...rest } = savedState.parse(JSON.parse(file.metadata.state!));
  const group = (prefix: string) => matching(file, prefix, parameters, path);
  const values = (prefix: string) => new Map([...group(prefix)].map(([name, { data }]) => [name, data]));
  const hasBest = [...file.tensors.keys()].some((name) => name.startsWith('best.'));
  return {
    ...rest,
    parameters: group('parameter.'),
    optimizer: { beta1Power, beta2Power, first: values('first.'), second: values('second.') },
    ...(hasBest && { bestParameters: values('best.') }),
  };
}

/**
 * Sets a model's parameters to those saved in a folder.
 *
 * @returns the number of updates with which they were trained
 * @throws InputError if the file is missing, damaged, of another version, or of a model with other settings
 */
export async function loadModel(store: FileStore, folder: string, parameters: Parameters): Promise<number> {
  const path = modelFile(folder);
  const file = await readSealed(store, path, MODEL_SCHEMA);
  const tensors = matching(file, '', parameters, path);
  parameters.load(new Map([...tensors].map(([name, { data }]) => [name, data])));
  return Number(file.metadata.step);
}

function prefixed(prefix: string, tensors: ReadonlyMap<string, StoredTensor>) {
  return [...tensors].map(([name, tensor]) => [prefix + name, tensor] as const);
}

/** The tensors whose names begin with `prefix`, by the rest of the name: one for each parameter, of its shape. */
function matching({ tensors }: Safetensors, prefix: string, parameters: Parameters, path: string) {
  const found = new Map(
    [...tensors].flatMap(([name, tensor]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [])),
  );
  const otherModel = (problem: string) =>
    new InputError(`${path}: ${problem} — use the settings with which it was trained, or train again`);
  const shapeOf = (tensor: { shape: readonly number[] } | undefined) => tensor && `[${tensor.shape.join(', ')}]`;
  for (const name of parameters.names) {
    const [saved, expected] = [shapeOf(found.get(name)), shapeOf(parameters.get(name))];
    if (saved === undefined) throw otherModel(`there is no ${prefix}${name} for this model`);
    if (saved !== expected) throw otherModel(`${prefix}${name} is ${saved}, this model needs ${expected}`);
  }
  const unknown = [...found.keys()].find((name) => !parameters.names.includes(name));
  if (unknown !== undefined) throw otherModel(`this model has no ${prefix}${unknown}`);
  return found;
}
