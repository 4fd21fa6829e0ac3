import { describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../../src/base/file-store.ts';
import type { Found } from '../../../src/grading/class/find-submissions.ts';
import { type ClassGrader, gradeClass } from '../../../src/grading/class/grade-class.ts';
import { writeClass } from '../../../src/grading/class/write-class.ts';
import { course, graded, labs, questions, scores } from './example-class.ts';

const found = graded.map(({ submission }): Found => ({ name: submission, path: submission, kind: 'zip' }));

/** Grades by looking up; counts how often. */
function lookup(seed = 'seed') {
  const calls: string[] = [];
  const grader: ClassGrader = {
    open: async ({ name }) => ({ name, student: name, troubles: [], refused: false, files: new Map() }),
    key: async ({ name }) => `${name} ${seed}`,
    async grade({ name }, key) {
      calls.push(name);
      await new Promise((resolve) => setTimeout(resolve, 3));
      return { ...graded.find(({ submission }) => submission === name)!, key };
    },
  };
  return { calls, grader };
}

const options = (changes: object = {}) => ({
  ...{ jobs: 2, listener: { graded() {} }, signal: new AbortController().signal },
  ...changes,
});

const files = { course, labs, questions, scores, roster: [], assignment: 'Labs' };

async function contents(store: MemoryFileStore, folder = 'out'): Promise<Record<string, string>> {
  const inside: Record<string, string> = {};
  for (const name of await store.list(folder)) {
    const path = `${folder}/${name}`;
    if ((await store.list(path)).length > 0) Object.assign(inside, await contents(store, path));
    else inside[path] = new TextDecoder().decode(await store.read(path));
  }
  return inside;
}

describe('grading a class', () => {
  it('gives the results in the order of the submissions, however many lanes there are', async () => {
    for (const jobs of [1, 2, 7]) {
      const results = await gradeClass(new MemoryFileStore(), 'out', found, lookup().grader, options({ jobs }));
      expect(results.map(({ student }) => student)).toEqual(['ada', 'bob', 'eve']);
    }
  });

  it('grades nobody twice after it was stopped, and ends with the same files', async () => {
    const whole = new MemoryFileStore();
    await writeClass(whole, 'out', await gradeClass(whole, 'out', found, lookup().grader, options()), files);

    const store = new MemoryFileStore();
    const first = lookup();
    const abort = new AbortController();
    const stopAfterOne = { graded: () => abort.abort(new Error('stopped')) };
    const stopped = gradeClass(
      store,
      'out',
      found,
      first.grader,
      options({ jobs: 1, listener: stopAfterOne, signal: abort.signal }),
    );
    await expect(stopped).rejects.toThrow('stopped');
    const second = lookup();
    const results = await gradeClass(store, 'out', found, second.grader, options());
    await writeClass(store, 'out', results, files);
    expect([first.calls, second.calls]).toEqual([['ada.zip'], ['bob.zip', 'eve.zip']]);
    expect(await contents(store)).toEqual(await contents(whole));
  });

  it('grades again what another seed decides, and what a record does not hold whole', async () => {
    const store = new MemoryFileStore();
    await gradeClass(store, 'out', found, lookup().grader, options());
    const other = lookup('other seed');
    await gradeClass(store, 'out', found, other.grader, options());
    expect(other.calls).toHaveLength(3);
    const [record] = await store.list('out/graded');
    await store.write(`out/graded/${record}`, '{"schema": "attention-lab/gra');
    const again = lookup('other seed');
    await gradeClass(store, 'out', found, again.grader, options());
    expect(again.calls).toHaveLength(1);
  });

  it('grades all others when one fails in a way that nobody foresaw, and then says so', async () => {
    const { calls, grader } = lookup();
    const failing: ClassGrader = {
      ...grader,
      grade: (submission, key) =>
        submission.name === 'ada.zip' ? Promise.reject(new Error('disk full')) : grader.grade(submission, key),
    };
    await expect(gradeClass(new MemoryFileStore(), 'out', found, failing, options())).rejects.toThrow('disk full');
    expect(calls).toEqual(['bob.zip', 'eve.zip']);
  });
});

describe('the files of a class', () => {
  it('keep nothing of a student who is gone', async () => {
    const store = new MemoryFileStore();
    await writeClass(store, 'out', graded, files);
    await writeClass(store, 'out', graded.slice(1), files);
    expect(await store.list('out/students')).toEqual(['bob', 'eve']);
  });

  it('name two submissions of one student, grade both, and leave the choice to a person', async () => {
    const store = new MemoryFileStore();
    const twin = { ...graded[0]!, student: 'ADA', submission: 'twin.zip' };
    const { troubles } = await writeClass(store, 'out', [...graded, twin], files);
    expect(troubles[0]!.troubles[0]).toMatch(/the student id "ada" is also that of twin\.zip/);
    expect(troubles.at(-1)!.troubles[0]).toMatch(/the student id "ADA" is also that of ada\.zip/);
    expect(await store.list('out/students')).toEqual(['ADA~2', 'ada', 'bob', 'eve']);
    const text = async (name: string) => new TextDecoder().decode(await store.read(`out/${name}`));
    expect(await text('canvas.csv')).not.toMatch(/ada/i);
    expect(await text('grades.csv')).toMatch(/^ADA,twin\.zip,/m);
    expect(await text('class.html')).toContain('is also that of twin.zip');
  });
});
