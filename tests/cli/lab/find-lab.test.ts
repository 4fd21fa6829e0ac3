import { describe, expect, it } from 'vitest';
import { manifest } from '../../../labs/manifest.ts';
import { UsageError } from '../../../src/base/errors.ts';
import { findLab, nextLab } from '../../../src/cli/lab/find-lab.ts';
import type { Progress } from '../../../src/grading/progress.ts';

describe('findLab', () => {
  it.each([
    ['05', '05'],
    ['5', '05'],
    ['05-bahdanau-attention', '05'],
    ['labs/05-bahdanau-attention/', '05'],
    ['Bahdanau', '05'],
    ['0', '00'],
  ])('takes %s for lab %s', (name, id) => expect(findLab(manifest, name).id).toBe(id));

  it.each([
    ['13', 'unknown lab "13" — the labs are 00 to 09, see `attention-lab lab list`'],
    ['bahdanu', 'unknown lab "bahdanu" — did you mean "bahdanau"?'],
    ['attention', 'unknown lab "attention" — did you mean "03-softmax-and-attention"?'],
    ['', 'unknown lab "" — the labs are 00 to 09, see `attention-lab lab list`'],
  ])('refuses "%s" and says what is meant', (name, message) =>
    expect(() => findLab(manifest, name)).toThrow(new UsageError(message)),
  );
});

describe('nextLab', () => {
  const done = { sha256: 'a', points: 1, passed: ['a'], failed: [], hints: {} };
  const progress = (labs: Progress['labs']): Progress => ({ schema: 'attention-lab/progress/v1', labs });

  it('is the first that was not checked or does not pass', () => {
    expect(nextLab(manifest, progress({})).id).toBe('00');
    expect(nextLab(manifest, progress({ '00': done })).id).toBe('01');
    expect(nextLab(manifest, progress({ '00': { points: 0, passed: [], failed: [], hints: { a: 1 } } })).id).toBe('00');
    expect(nextLab(manifest, progress({ '00': done, '01': { ...done, failed: ['b'] } })).id).toBe('01');
  });

  it('is the first of all when every one passes', () => {
    const all = Object.fromEntries(manifest.map(({ id }) => [id, done]));
    expect(nextLab(manifest, progress(all)).id).toBe('00');
  });
});
