import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { readCourse } from '../../src/grading/course.ts';
import { makeHiddenSeed } from '../../src/grading/hidden-seed.ts';
import { entryOf, loadLab, readManifest } from '../../src/grading/load-lab.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { agreement } from '../grading/class/agreement.ts';
import { type Synthetic, writeSyntheticClass } from '../grading/class/synthetic-class.ts';
import { LabMaker } from '../grading/class/synthetic-labs.ts';
import { bytes, filesBelow, run, start, temporaryFolder } from './run-cli.ts';

const LABS = ['01', '03'];
const STUDENTS = 12;

const folder = temporaryFolder();
const submissions = join(folder, 'submissions');
const secret = join(folder, 'secret.json');
const out = join(folder, 'grades');
// Every level is fit for what these tests write; which level contains what has tests of its own.
const options = ['--hidden-seed-file', secret, '--labs', LABS.join(','), '--weak-isolation'];
const grade = (...more: string[]) => ['grade', submissions, ...options, ...more];
let students: Synthetic[];

beforeAll(async () => {
  const store = new NodeFileStore();
  const course = await readCourse(store, projectPath('labs'));
  const manifest = await readManifest();
  const makers = await Promise.all(LABS.map(async (id) => LabMaker.of(await loadLab(entryOf(manifest, id)))));
  students = await writeSyntheticClass(submissions, STUDENTS, makers, course, new Random(5));
  writeFileSync(secret, JSON.stringify({ schema: 'attention-lab/hidden-seed/v1', course, secret: 'always the same' }));
});

const repeatable = (of: string) => filesBelow(of).filter((name) => name !== 'timing.json');

describe('grading a class', () => {
  it('gives everybody the points that are theirs, and says what is wrong with what is broken', async () => {
    const { code, stdout, stderr } = await run(grade('--out', out));
    expect(stderr).toMatch(/^12 of 12: /m);
    expect(stdout).toMatch(/class\.html: 12 submissions, \d+ to look at\n$/);
    expect(code).toBe(0);
    expect(agreement(students, out)).toEqual([]);
    expect(repeatable(out).filter((name) => !/^(students|graded)\//.test(name))).toEqual([
      'answers.csv',
      'canvas.csv',
      'class.html',
      'class.json',
      'grades.csv',
      'junit.xml',
    ]);
  });

  it('goes on after it was killed without grading anybody twice, and ends with the same bytes', async () => {
    const again = join(folder, 'again');
    const { process: grader, finished } = start(grade('--out', again, '--jobs', '1'));
    grader.stderr!.on('data', (text) => {
      if (/^5 of 12/m.test(String(text))) grader.kill('SIGKILL');
    });
    expect((await finished).code).toBeNull();
    const { code, stderr } = await run(grade('--out', again));
    expect(code).toBe(0);
    expect(stderr.match(/graded before/g)!.length).toBeGreaterThanOrEqual(5);
    expect(stderr.match(/points by checks$/gm)!.length).toBeGreaterThan(0);
    expect(repeatable(again)).toEqual(repeatable(out));
    for (const name of repeatable(out)) expect(bytes(again, name).equals(bytes(out, name)), name).toBe(true);
  });

  it('adds what people gave for written answers, and grades nobody for it', async () => {
    const student = students.find(({ earned }) => earned > 0)!;
    const scores = join(folder, 'scores.csv');
    writeFileSync(scores, `student,lab,question,points\n${student.student},1,1,0.5\n`);
    const { code, stderr } = await run(grade('--out', out, '--scores', scores));
    expect(code).toBe(0);
    expect(stderr.match(/graded before/g)).toHaveLength(12);
    const { earned } = JSON.parse(String(bytes(out, 'students', student.student, 'result.json')));
    expect(earned).toBe(student.earned + 0.5);
  });
});

describe('grading for Gradescope', () => {
  it('writes a results.json for one submission', async () => {
    const { name, earned } = students.find((student) => student.earned > 0)!;
    const results = join(folder, 'results.json');
    const { code } = await run(['grade', join(submissions, name), ...options, '--results', results]);
    expect(code).toBe(0);
    const { tests } = JSON.parse(readFileSync(results, 'utf8')) as { tests: { score: number; status: string }[] };
    expect(tests.reduce((sum, { score }) => sum + score, 0)).toBe(earned);
  });
});

describe('grade refuses', () => {
  it.each([
    ['no secret', ['grade', 'x'], 2, /required option '--hidden-seed-file <file>' not specified/],
    ['no place for the results', ['grade', submissions, '--hidden-seed-file', secret], 2, /add --out FOLDER/],
    ['no submissions', ['grade', ...options, '--out', out], 2, /give the folder with the submissions/],
    ['an unknown lab', grade('--out', out, '--labs', '3,04'), 2, /unknown lab "3"/],
    ['an unknown level', grade('--out', out, '--isolation', 'bubblewarp'), 2, /did you mean "bubblewrap"/],
    [
      'a folder that is not there',
      ['grade', 'nowhere', ...options, '--out', out],
      1,
      /nowhere: no such file or folder/,
    ],
    ['a secret that is none', ['grade', 'x', '--hidden-seed-file', 'none.json', '--out', out], 1, /no such file/],
  ])('%s', async (_, args, exit, message) => {
    const { code, stderr } = await run(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });

  it('what contains nothing, unless it is told', async () => {
    const args = ['grade', submissions, '--hidden-seed-file', secret, '--out', join(folder, 'weak'), '--labs', '01'];
    const { code, stderr } = await run([...args, '--isolation', 'plain process']);
    expect(stderr).toMatch(/plain process: it keeps code from nothing/);
    expect(code).toBe(1);
  });

  it('the secret of another year', async () => {
    const old = join(folder, 'old.json');
    await makeHiddenSeed(new NodeFileStore(), old, { course: 'attention-lab', year: '1999' });
    const { code, stderr } = await run(['grade', submissions, '--hidden-seed-file', old, '--out', out]);
    expect(stderr).toMatch(/made for attention-lab 1999/);
    expect(code).toBe(1);
  });
});
