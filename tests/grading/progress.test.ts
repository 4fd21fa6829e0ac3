import { expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { readProgress, withHint, withoutLab, withResult, writeProgress } from '../../src/grading/progress.ts';
import type { LabResult } from '../../src/grading/result.ts';

const check = (id: string, status: 'passed' | 'failed' | 'not written') => ({
  ...{ id, title: id, points: 2, earned: status === 'passed' ? 2 : 0, status, diagnoses: [] },
});
const result: LabResult = {
  lab: '05',
  points: 6,
  earned: 2,
  checks: [check('a', 'passed'), check('b', 'failed'), check('c', 'not written')],
  hiddenNotRun: 3,
  isolation: 'none',
};

it('keeps points, what passed and which hints were shown, from one command to the next', async () => {
  const store = new MemoryFileStore();
  const hinted = withHint(withHint(await readProgress(store, 'labs'), '05', 'b'), '05', 'b');
  await writeProgress(store, 'labs', withResult(hinted, result, 'abc'));
  const { labs } = await readProgress(store, 'labs');
  expect(labs).toEqual({ '05': { sha256: 'abc', points: 2, passed: ['a'], failed: ['b', 'c'], hints: { b: 2 } } });
});

it('forgets a lab that is reset, and no other', async () => {
  const store = new MemoryFileStore();
  const both = withHint(withResult(await readProgress(store, 'labs'), result, 'abc'), '03', 'x');
  expect(Object.keys(withoutLab(both, '05').labs)).toEqual(['03']);
});

it.each([
  ['not JSON', '{"schema": '],
  ['another schema', '{"schema": "attention-lab/progress/v0", "labs": {}}'],
  ['a wrong field', '{"schema": "attention-lab/progress/v1", "labs": {"05": {"points": "many"}}}'],
])('names the file and the way out where it is damaged: %s', async (_, text) => {
  const store = new MemoryFileStore();
  await store.write('labs/progress.json', text);
  await expect(readProgress(store, 'labs')).rejects.toThrow(
    /labs\/progress\.json: .*remove it; `attention-lab lab check --all`/,
  );
});
