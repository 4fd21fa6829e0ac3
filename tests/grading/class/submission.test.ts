import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/base/sha256.ts';
import { findSubmissions } from '../../../src/grading/class/find-submissions.ts';
import { readSubmission } from '../../../src/grading/class/submission.ts';
import { readSubmissionFolder } from '../../../src/grading/class/submission-folder.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';
import { course } from './example-class.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const exercise = bytes('export const one = 1;');

const manifest = async (changes: object = {}) => ({
  schema: 'attention-lab/submission/v1',
  student: 's1234',
  course,
  version: '0.1.0',
  files: { '03-x/exercise.ts': { bytes: exercise.length, sha256: await sha256(exercise) } },
  ...changes,
});

const read = (about: object | string | undefined, name = 'Ada Lovelace_77.zip') => {
  const text = typeof about === 'string' ? about : JSON.stringify(about);
  const files = new Map([['03-x/exercise.ts', exercise]]);
  if (about !== undefined) files.set('submission.json', bytes(text));
  return readSubmission(name, files, course);
};

describe('a submission', () => {
  it('is whose it says it is', async () => {
    const submission = await read(await manifest());
    expect(submission).toMatchObject({ student: 's1234', troubles: [], refused: false });
  });

  it('of another year is not graded, and says so', async () => {
    const submission = await read(await manifest({ course: { ...course, year: '2025/26' } }));
    expect(submission.refused).toBe(true);
    expect(submission.troubles).toEqual([
      'it was packed for attention 2025/26, and this is attention 2026/27: nothing of it was run',
    ]);
  });

  it.each([
    ['without a manifest', undefined, /submission\.json is missing/],
    ['with a damaged manifest', '{"schema', /submission\.json is damaged \(it is not JSON\)/],
    ['with another manifest', { schema: 'x' }, /submission\.json is damaged/],
  ])('%s is graded, with the name of its file for an id', async (_, about, message) => {
    const submission = await read(about);
    expect(submission).toMatchObject({ student: 'Ada-Lovelace_77', refused: false });
    expect(submission.troubles[0]).toMatch(message);
  });

  it.each(['../../etc', '=HYPERLINK("x")', 'a b', '<b>', ''])('does not take %j for an id', async (student) => {
    expect((await read(await manifest({ student }))).student).toBe('Ada-Lovelace_77');
  });

  it('names a file that was changed after it was packed, and one that is gone', async () => {
    const changed = { bytes: 1, sha256: '00' };
    const submission = await read(
      await manifest({ files: { '03-x/exercise.ts': changed, '05-x/exercise.ts': changed } }),
    );
    expect(submission).toMatchObject({ refused: false });
    expect(submission.troubles).toEqual([
      '03-x/exercise.ts was changed after it was packed; it is graded as it is',
      '05-x/exercise.ts was packed and is not there',
    ]);
  });

  it('is missed nothing that was not asked for, as when some labs are graded', async () => {
    const gone = { '05-x/exercise.ts': { bytes: 1, sha256: '00' } };
    const files = new Map([['submission.json', bytes(JSON.stringify(await manifest({ files: gone })))]]);
    const { troubles } = await readSubmission('x.zip', files, course, (path) => path.startsWith('03-x/'));
    expect(troubles).toEqual([]);
  });

  it.each(['s77.rar', 's77.tar.gz', 's77.ZIP', 's77'])('called %s is of s77', async (name) => {
    expect((await read(undefined, name)).student).toBe('s77');
  });

  it('with nothing in it is refused', async () => {
    expect(await readSubmission('x.zip', new Map(), course)).toMatchObject({ refused: true, student: 'x' });
  });
});

describe('a folder that was handed in', () => {
  const folder = temporaryFolder();
  const wanted = new Map([
    ['03-x/exercise.ts', 10],
    ['03-x/answers.md', 10],
  ]);
  const put = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };

  it('gives what is asked for, and nothing by way of a link', async () => {
    put('secret', 'secret');
    put('a/03-x/exercise.ts', 'mine');
    put('a/03-x/other.ts', 'not asked for');
    symlinkSync(join(folder, 'secret'), join(folder, 'a/03-x/answers.md'));
    expect([...(await readSubmissionFolder(join(folder, 'a'), wanted)).keys()]).toEqual(['03-x/exercise.ts']);
  });

  it('gives nothing out of a folder that is a link', async () => {
    put('elsewhere/exercise.ts', 'not mine');
    put('b/readme', '');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'b/03-x'));
    expect((await readSubmissionFolder(join(folder, 'b'), wanted)).size).toBe(0);
  });

  it('may have everything in one folder more', async () => {
    put('c/my work/03-x/exercise.ts', 'mine');
    put('c/.DS_Store', '');
    expect([...(await readSubmissionFolder(join(folder, 'c'), wanted)).keys()]).toEqual(['03-x/exercise.ts']);
  });

  it('is refused if a file is larger than any exercise', async () => {
    put('d/03-x/exercise.ts', 'eleven byte');
    await expect(readSubmissionFolder(join(folder, 'd'), wanted)).rejects.toThrow(
      '03-x/exercise.ts has 11 bytes, and at most 10 are read',
    );
  });
});

describe('the submissions', () => {
  const folder = temporaryFolder();

  it('are all zips and folders, by name; what is neither is there too, links among it', async () => {
    mkdirSync(join(folder, 'c'));
    for (const name of ['B.ZIP', 'a.rar', '.DS_Store']) writeFileSync(join(folder, name), '');
    symlinkSync('/', join(folder, 'root'));
    expect((await findSubmissions(folder)).map(({ name, kind }) => [name, kind])).toEqual([
      ['B.ZIP', 'zip'],
      ['a.rar', 'other'],
      ['c', 'folder'],
      ['root', 'other'],
    ]);
  });

  it('may be a single one', async () => {
    writeFileSync(join(folder, 'c/submission.json'), '');
    expect(await findSubmissions(join(folder, 'c'))).toMatchObject([{ name: 'c', kind: 'folder' }]);
    expect(await findSubmissions(join(folder, 'B.ZIP'))).toMatchObject([{ name: 'B.ZIP', kind: 'zip' }]);
  });

  it('have to be there', async () => {
    await expect(findSubmissions(join(folder, 'nowhere'))).rejects.toThrow(/no such file or folder/);
    mkdirSync(join(folder, 'empty'));
    await expect(findSubmissions(join(folder, 'empty'))).rejects.toThrow(/the folder is empty/);
  });
});
