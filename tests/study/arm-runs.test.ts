import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { writeJson, writeJsonLines } from '../../src/base/json-file.ts';
import { preset } from '../../src/compare/presets.ts';
import { CONFIG_SCHEMA, type ConfigFile, jobFolder, RUN_SCHEMA, type RunFile } from '../../src/compare/run-files.ts';
import { createRun } from '../../src/compare/run-folder.ts';
import { armFolder, finishedSeeds, readArmRuns } from '../../src/study/arm-runs.ts';
import { smallCodecs } from '../compare/small-task.ts';
import { smallLstm } from '../support/small-models.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { trainedArm } from './finished-study.ts';

const arm = { name: 'additive', model: 'lstm-additive' } as const;
const left = trainedArm(arm.name, { 1: [0, 1], 3: [2, 2] });
const costs = [{ tokens: 8, seconds: 0.25, bytes: 4096, forwardFlops: 1e6 }];

const run: RunFile = {
  ...{ schema: RUN_SCHEMA, created: '2026-01-02T03:04:05.000Z', command: 'npx attention-lab study bottleneck' },
  versions: { attentionLab: '0.1.0', node: 'v20.19.0', tfjs: '4.22.0' },
  machine: { platform: 'linux', arch: 'x64', processor: 'any', cpus: 2, memoryBytes: 8e9 },
  ...{ dataFile: 'datasets/en-fr.csv', dataChecksum: 'abc', splits: { train: 10 } },
  experiment: JSON.parse(JSON.stringify(preset('quick', 'en-fr'))),
};

const config = (seed: number): ConfigFile => ({
  ...{ schema: CONFIG_SCHEMA, name: arm.model, seed, task: 'en-fr', maximumLength: 19, model: smallLstm },
  ...{ training: trainingSettings, parameters: 2000, parametersWithoutEmbeddings: 1500 },
  text: { source: smallCodecs.word.source.toJson(), target: smallCodecs.word.target.toJson() },
});

describe('readArmRuns', () => {
  let store: MemoryFileStore;
  const job = (seed: number) => jobFolder(armFolder('study', arm.name), arm.model, seed);
  beforeEach(async () => {
    store = new MemoryFileStore();
    await createRun(store, armFolder('study', arm.name), run);
  });

  it('reads the trainings that came to their end, in the order of the seeds that are asked for', async () => {
    for (const { seed, result, lines } of left.trained) {
      await writeJson(store, `${job(seed)}/config.json`, config(seed));
      await writeJsonLines(store, `${job(seed)}/sentences.jsonl`, lines);
      await writeJson(store, `${job(seed)}/result.json`, result);
    }
    await writeJson(store, `${job(2)}/config.json`, config(2)); // killed while it trained
    const runs = await readArmRuns(store, 'study', arm, [3, 2, 1]);
    expect(runs).toEqual({ ...left, trained: left.trained.toReversed() });
    expect(finishedSeeds(runs)).toEqual([3, 1]);
    expect(finishedSeeds(await readArmRuns(store, 'study', arm, [1, 2]))).toEqual([1]);
  });

  it('reads what was measured', async () => {
    await writeJson(store, `${job(2)}/config.json`, config(2));
    await writeJson(store, `${job(2)}/costs.json`, costs);
    const runs = await readArmRuns(store, 'study', arm, [1, 2]);
    expect(runs).toEqual({ ...left, trained: [], measured: [{ seed: 2, costs }] });
  });

  it('knows the size of the model as soon as a job has begun, and not before', async () => {
    expect((await readArmRuns(store, 'study', arm, [1, 2])).size).toBeNull();
    await writeJson(store, `${job(2)}/config.json`, config(2));
    const { size, trained } = await readArmRuns(store, 'study', arm, [1, 2]);
    expect(size).toEqual({ parameters: 2000, parametersWithoutEmbeddings: 1500 });
    expect(trained).toEqual([]);
  });

  it('refuses an arm without a run folder, and a file that is damaged', async () => {
    const missing = readArmRuns(store, 'study', { ...arm, name: 'dot' }, [1]);
    await expect(missing).rejects.toThrow('study/arms/dot: not a run folder (it has no run.json)');
    await store.write(`${job(1)}/result.json`, '{');
    await expect(readArmRuns(store, 'study', arm, [1])).rejects.toThrow('seed-1/result.json: not JSON');
  });
});
