import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { Random } from '../../src/base/random.ts';
import { normal } from '../../src/nn/initializers.ts';
import { Parameters, type ParameterTable } from '../../src/tensor/parameters.ts';
import { readSafetensors, writeSafetensors } from '../../src/tensor/safetensors.ts';
import { loadModel, readCheckpoint, writeCheckpoint } from '../../src/training/checkpoint.ts';
import type { Snapshot } from '../../src/training/snapshot.ts';
import { digest } from '../support/digest.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { eventsOf, only, smallTraining } from './small-training.ts';

const folder = 'runs/a/lstm-additive/seed-1';
const [modelPath, checkpointPath] = [`${folder}/model.safetensors`, `${folder}/optimizer.safetensors`];
const config = { ...trainingSettings, checkpointEvery: 4, patience: 9 };

const parametersOf = (table: ParameterTable) => new Parameters(table, new Random(9));
const ours = () => smallTraining('lstm').model.parameters;

let snapshots: Snapshot[] = [];
beforeAll(async () => {
  const events = await eventsOf({ ...smallTraining('lstm'), config });
  snapshots = only(events, 'checkpoint').map(({ snapshot }) => snapshot);
});

async function written(snapshot = snapshots[0]!): Promise<MemoryFileStore> {
  const store = new MemoryFileStore();
  await writeCheckpoint(store, folder, snapshot);
  return store;
}

describe('a checkpoint', () => {
  it('gives the snapshot back from its files, the best weights included', async () => {
    expect(snapshots[0]).toHaveProperty('bestParameters');
    const { bestParameters: _, ...without } = snapshots[0]!;
    for (const snapshot of [...snapshots, without]) {
      const read = await readCheckpoint(await written(snapshot), folder, ours());
      expect(digest(Object.entries(read!).sort())).toBe(digest(Object.entries(snapshot).sort()));
    }
  });

  it('lets training go on from its files with the same bits', async () => {
    const { model, ...options } = smallTraining('lstm');
    const resume = await readCheckpoint(await written(snapshots[1]), folder, model.parameters);
    const events = await eventsOf({ ...options, model, config, resume });
    expect(digest(only(events, 'checkpoint').at(-1)!.snapshot)).toBe(digest(snapshots.at(-1)));
  });

  it('leaves two files: the model alone, and all that a training needs to go on', async () => {
    const store = await written();
    expect(await store.list(folder)).toEqual(['model.safetensors', 'optimizer.safetensors']);
    const { metadata, tensors } = readSafetensors(await store.read(modelPath), modelPath);
    expect(metadata).toMatchObject({ schema: 'attention-lab/model/v1', step: '4' });
    expect(tensors).toEqual(snapshots[0]!.parameters);
    const again = await written();
    for (const path of [modelPath, checkpointPath]) expect(await again.read(path)).toEqual(await store.read(path));
  });

  it('is none where there is none', async () => {
    expect(await readCheckpoint(new MemoryFileStore(), folder, ours())).toBeUndefined();
  });

  it('can be resumed whatever became of the model file: a crash came between the two', async () => {
    const store = await written(snapshots[0]);
    const old = await store.read(modelPath);
    await writeCheckpoint(store, folder, snapshots[1]!);
    await store.write(modelPath, old);
    expect((await readCheckpoint(store, folder, ours()))!.progress.step).toBe(8);
    await store.remove(modelPath);
    expect((await readCheckpoint(store, folder, ours()))!.progress.step).toBe(8);
  });

  it('is written so that at no moment only a file that cannot be resumed from is there', async () => {
    class DyingStore extends MemoryFileStore {
      writesLeft = 1;
      override async write(path: string, content: Uint8Array | string): Promise<void> {
        if (this.writesLeft-- === 0) throw new InputError('the disk is full');
        await super.write(path, content);
      }
    }
    const store = new DyingStore();
    await expect(writeCheckpoint(store, folder, snapshots[0]!)).rejects.toThrow('the disk is full');
    expect((await readCheckpoint(store, folder, ours()))!.progress.step).toBe(4);
  });
});

describe('loadModel', () => {
  it('sets the parameters and says how long they were trained', async () => {
    const parameters = ours();
    expect(await loadModel(await written(snapshots[1]), folder, parameters)).toBe(8);
    expect(digest(parameters.values())).toBe(
      digest(new Map([...snapshots[1]!.parameters].map(([name, { data }]) => [name, data]))),
    );
  });

  it('names a file that is not there', async () => {
    await expect(loadModel(new MemoryFileStore(), folder, ours())).rejects.toThrow(`${modelPath}: no such file`);
  });
});

describe.each([
  ['readCheckpoint', checkpointPath, readCheckpoint],
  ['loadModel', modelPath, loadModel],
])('%s refuses', (_, path, read) => {
  const refusal = async (store: MemoryFileStore, parameters = ours()) => {
    const before = digest(parameters.values());
    const error = await read(store, folder, parameters).then(
      () => expect.fail('it was accepted'),
      (error: Error) => error,
    );
    expect(error).toBeInstanceOf(InputError);
    expect(digest(parameters.values())).toBe(before);
    return error.message;
  };

  it('a truncated file', async () => {
    const store = await written();
    const bytes = await store.read(path);
    for (const length of [0, 7, 100, 3000, bytes.length - 1]) {
      await store.write(path, bytes.subarray(0, length));
      expect(await refusal(store)).toMatch(new RegExp(`^${path}: truncated: .* — the file is damaged; restore a copy`));
    }
  });

  it('a single changed bit, wherever it is', async () => {
    const store = await written();
    const bytes = await store.read(path);
    const random = new Random(4);
    for (let trial = 0; trial < 60; trial++) {
      const position = trial < 20 ? trial * 97 : random.integer(bytes.length);
      const changed = bytes.slice();
      changed[position]! ^= 1 << random.integer(8);
      await store.write(path, changed);
      expect(await refusal(store)).toContain(path);
    }
    const changed = bytes.slice();
    changed[bytes.length - 2]! ^= 1; // in the last value
    await store.write(path, changed);
    expect(await refusal(store)).toBe(
      `${path}: its content does not match its checksum — restore a copy of it, or train again`,
    );
  });

  it('a file of another version, or of another program', async () => {
    const store = await written();
    const { metadata, tensors } = readSafetensors(await store.read(path), path);
    await store.write(path, writeSafetensors({ metadata: { ...metadata, schema: 'attention-lab/x/v2' }, tensors }));
    expect(await refusal(store)).toMatch(
      /: its schema is attention-lab\/x\/v2, this version reads attention-lab\/\w+\/v1 — /,
    );
    await store.write(path, writeSafetensors({ metadata: {}, tensors }));
    expect(await refusal(store)).toContain('its schema is not named');
  });

  it('the weights of a model with other settings', async () => {
    const store = await written();
    const specifications = Object.fromEntries(
      ours().names.map((name) => [name, { shape: ours().get(name).shape, initial: normal(1) }]),
    );
    const wider = { ...specifications, 'readout.bias': { shape: [12], initial: normal(1) } };
    expect(await refusal(store, parametersOf(wider))).toMatch(
      /readout\.bias is \[11\], this model needs \[12\] — use the/,
    );
    const more = { ...specifications, 'another.bias': { shape: [2], initial: normal(1) } };
    expect(await refusal(store, parametersOf(more))).toMatch(/there is no (parameter\.)?another\.bias for this model/);
    const { 'readout.bias': _, ...fewer } = specifications;
    expect(await refusal(store, parametersOf(fewer))).toMatch(
      /this model has no (parameter\.)?readout\.bias — use the/,
    );
  });
});
