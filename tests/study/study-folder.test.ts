import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/base/errors.ts';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import {
  expectSameStudy,
  isStudy,
  readStudyFile,
  removeStudy,
  STUDY_SCHEMA,
  type StudyFile,
  writeStudyFile,
} from '../../src/study/study-folder.ts';
import { planOf } from './example-study.ts';

const plan = planOf('bottleneck');
const study: StudyFile = {
  ...{ schema: STUDY_SCHEMA, created: '2026-01-01T00:00:00.000Z', command: 'npx attention-lab study bottleneck' },
  ...{ versions: { attentionLab: '1', node: '24', tfjs: '4' }, plan, matching: 'parameters', seeds: [1, 2] },
  machine: { platform: 'linux', arch: 'x64', processor: 'any', cpus: 2, memoryBytes: 8e9 },
  dataChecksum: 'abc',
};

describe('the folder of a study', () => {
  it('is known by its file', async () => {
    const store = new MemoryFileStore();
    await writeStudyFile(store, 'runs/s', study);
    expect(await isStudy(store, 'runs/s')).toBe(true);
    expect(await readStudyFile(store, 'runs/s')).toEqual(study);
    await expect(readStudyFile(store, 'runs/t')).rejects.toThrow(InputError);
    await expect(readStudyFile(store, 'runs/t')).rejects.toThrow('runs/t: not a folder of a study');
  });

  it('is removed whole, and nothing else is', async () => {
    const store = new MemoryFileStore();
    await writeStudyFile(store, 'runs/s', study);
    await store.write('runs/s/arms/none/run.json', '{}');
    await store.write('thesis/chapter.md', 'mine');
    await removeStudy(store, 'runs/s');
    expect(await store.list('runs/s')).toEqual([]);
    await expect(removeStudy(store, 'thesis')).rejects.toThrow('--force leaves it alone');
    expect(await store.exists('thesis/chapter.md')).toBe(true);
    await removeStudy(store, 'nowhere');
  });
});

describe('a study that goes on', () => {
  const goOn = (asked: object) => () => expectSameStudy('runs/s', study, { plan, matching: 'parameters', ...asked });

  it('is that which was begun', () => {
    expect(goOn({})).not.toThrow();
  });

  it.each([
    ['another matching', { matching: 'time' }, 'runs/s was begun with --matching parameters, not time'],
    ['another study', { plan: planOf('positions') }, 'runs/s holds the study "bottleneck", not "positions"'],
    ['another version', { plan: { ...plan, version: plan.version + 1 } }, /another plan .* \(version \d, now \d\)/],
    ['a plan changed by hand', { plan: { ...plan, settings: { 'training.steps': 7 } } }, 'begun by another plan'],
  ])('is not %s', (_, asked, message) => {
    expect(goOn(asked)).toThrow(UsageError);
    expect(goOn(asked)).toThrow(message);
  });
});
