import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { Random } from '../../../src/base/random.ts';
import { gradedLab } from '../../../src/grading/class/graded-lab.ts';
import { gradescopeBundle } from '../../../src/grading/class/gradescope-bundle.ts';
import { gradescopeResults } from '../../../src/grading/class/gradescope-results.ts';
import { readCourse } from '../../../src/grading/course.ts';
import { entryOf, loadLab, readManifest } from '../../../src/grading/load-lab.ts';
import { NodeFileStore } from '../../../src/platform/node/file-store.ts';
import { projectPath } from '../../../src/platform/node/machine.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';
import { results } from './example-class.ts';
import { writeSyntheticClass } from './synthetic-class.ts';
import { LabMaker } from './synthetic-labs.ts';

it('has a test for each check, with points, diagnosis and numbers', () => {
  const { tests, output } = gradescopeResults(results[1]!.labs, ['Handed in as \u001b[2J bob.zip']);
  expect(output).toBe('Handed in as \ufffd[2J bob.zip');
  expect(tests.map(({ number, score, max_score, status }) => [number, score, max_score, status])).toEqual([
    ['03.1', 0, 3.5, 'failed'],
    ['03.2', 0, 2, 'failed'],
    ['09.1', 2, 2, 'passed'],
  ]);
  expect(tests[0]).toMatchObject({
    name: 'Lab 03, Softmax & attention: Rows sum to 1',
    output: 'The softmax was taken over the wrong axis.\nresult[0] is 0.7, expected 1\n# <no heading>',
    tags: ['lab-03'],
    visibility: 'visible',
  });
});

it('holds every check from the beginning, so that a time-out keeps what was earned before', async () => {
  const lab = await loadLab(entryOf(await readManifest(), '03'));
  const { tests } = gradescopeResults([gradedLab(lab, [])], []);
  expect(tests).toHaveLength(lab.lab.checks.length);
  expect(tests.every(({ score, output }) => score === 0 && output === 'the time was up before it was run')).toBe(true);
});

it('comes as a zip that grades, once its packages are installed', async () => {
  const folder = temporaryFolder();
  const course = await readCourse(new NodeFileStore(), projectPath('labs'));
  const secret = JSON.stringify({ schema: 'attention-lab/hidden-seed/v1', course, secret: 'always the same' });
  await unpack(
    await gradescopeBundle(projectPath(''), new TextEncoder().encode(secret), 'v24.11.0'),
    join(folder, 'source'),
  );
  expect(readFileSync(join(folder, 'source/setup.sh'), 'utf8')).toContain('/v24.11.0/node-v24.11.0-linux-x64.tar.xz');
  symlinkSync(projectPath('node_modules'), join(folder, 'source/node_modules'));

  const maker = await LabMaker.of(await loadLab(entryOf(await readManifest(), '01')));
  const [student] = await writeSyntheticClass(join(folder, 'all'), 1, [maker], course, new Random(3));
  cpSync(join(folder, 'all', student!.name), join(folder, 'submission'), { recursive: true });
  const script = readFileSync(join(folder, 'source/run_autograder'), 'utf8').replaceAll('/autograder', folder);
  writeFileSync(join(folder, 'run_autograder'), script);
  execFileSync('bash', [join(folder, 'run_autograder')], { stdio: 'pipe' });

  const { tests } = JSON.parse(readFileSync(join(folder, 'results/results.json'), 'utf8')) as {
    tests: { score: number; tags: string[] }[];
  };
  expect(new Set(tests.flatMap(({ tags }) => tags)).size).toBe((await readManifest()).length);
  expect(tests.reduce((sum, { score }) => sum + score, 0)).toBe(student!.earned);
  expect(student!.earned).toBeGreaterThan(0);
});

async function unpack(zip: Uint8Array, into: string): Promise<void> {
  const archive = await fromBufferPromise(Buffer.from(zip));
  for await (const entry of archive.eachEntry()) {
    const path = join(into, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await buffer(await archive.openReadStreamPromise(entry)));
  }
}
