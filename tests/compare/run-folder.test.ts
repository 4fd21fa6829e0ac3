import { beforeEach, describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/base/errors.ts';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { applyOverrides } from '../../src/compare/overrides.ts';
import { preset } from '../../src/compare/presets.ts';
import { RUN_SCHEMA, type RunFile } from '../../src/compare/run-files.ts';
import { createRun, expectSameRun, freeFolder, readRun, removeRun } from '../../src/compare/run-folder.ts';

const experiment = preset('quick', 'en-fr');
const run: RunFile = {
  schema: RUN_SCHEMA,
  created: '2026-01-02T03:04:05.000Z',
  command: 'npx attention-lab compare --preset quick',
  versions: { attentionLab: '0.1.0', node: 'v20.19.0', tfjs: '4.22.0' },
  machine: { platform: 'linux', arch: 'x64', processor: 'any', cpus: 2, memoryBytes: 8e9 },
  dataFile: 'datasets/en-fr.csv',
  dataChecksum: 'abc',
  splits: { train: 10 },
  experiment: JSON.parse(JSON.stringify(experiment)),
};

describe('the run folder', () => {
  let store: MemoryFileStore;
  beforeEach(() => {
    store = new MemoryFileStore();
  });

  it('is never written over: the folder is refused with the ways out, and stays as it was', async () => {
    await createRun(store, 'runs/a', run);
    await store.write('runs/a/model/weights', 'precious');
    await expect(createRun(store, 'runs/a', run)).rejects.toThrow(
      new UsageError(
        'runs/a exists — go on with it by --resume, replace it by --force, or choose another folder by --out',
      ),
    );
    expect(await store.exists('runs/a/model/weights')).toBe(true);
  });

  it('gets the next free number when no name was given', async () => {
    expect(await freeFolder(store, 'runs/a')).toBe('runs/a');
    await createRun(store, 'runs/a', run);
    await createRun(store, 'runs/a-2', run);
    expect(await freeFolder(store, 'runs/a')).toBe('runs/a-3');
  });

  it('is removed by force, but a folder that is no run is left alone', async () => {
    await createRun(store, 'runs/a', run);
    await removeRun(store, 'runs/a');
    expect(await store.exists('runs/a')).toBe(false);
    await store.write('thesis/chapter-1', 'years of work');
    await expect(removeRun(store, 'thesis')).rejects.toThrow('thesis is not a run folder');
    expect(await store.exists('thesis/chapter-1')).toBe(true);
  });

  it('is read back as it was written', async () => {
    await createRun(store, 'runs/a', run);
    expect((await readRun(store, 'runs/a')).experiment).toEqual(experiment);
  });

  it.each([
    ['no folder at all', undefined, 'runs/a: not a run folder (it has no run.json)'],
    ['another schema', JSON.stringify({ ...run, schema: 'attention-lab/run/v9' }), 'runs/a/run.json: schema: '],
    ['half a file', JSON.stringify(run).slice(0, 100), 'runs/a/run.json: not JSON'],
  ])('says what is wrong: %s', async (_, content, message) => {
    if (content !== undefined) await store.write('runs/a/run.json', content);
    await expect(readRun(store, 'runs/a')).rejects.toThrow(message);
    await expect(readRun(store, 'runs/a')).rejects.toThrow(InputError);
  });
});

describe('expectSameRun', () => {
  it('lets a run go on that asks for nothing else', () => {
    expect(() => expectSameRun('runs/a', run, undefined, 'abc')).not.toThrow();
    expect(() => expectSameRun('runs/a', run, experiment, 'abc')).not.toThrow();
  });

  it('names every setting that differs', () => {
    const asked = applyOverrides(experiment, ['training.steps=70', 'transformer.heads=2']);
    expect(() => expectSameRun('runs/a', run, asked, 'abc')).toThrow(
      'runs/a was begun with other settings (transformer.heads: 4 → 2; training.steps: 300 → 70)',
    );
  });

  it('refuses data that changed in between', () => {
    expect(() => expectSameRun('runs/a', run, undefined, 'xyz')).toThrow('datasets/en-fr.csv has changed since');
  });
});
