import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { readCourse } from '../../src/grading/course.ts';
import { loadLab, readManifest } from '../../src/grading/load-lab.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { agreement } from '../grading/class/agreement.ts';
import { writeSyntheticClass } from '../grading/class/synthetic-class.ts';
import { LabMaker } from '../grading/class/synthetic-labs.ts';
import { bytes, filesBelow, run, start, temporaryFolder } from './run-cli.ts';

const STUDENTS = 300;
const HOUR = 3_600_000;

it('grades three hundred submissions of all labs right, and ends with the same bytes where it was killed half-way', {
  timeout: 2 * HOUR,
}, async () => {
  const folder = temporaryFolder();
  const submissions = join(folder, 'submissions');
  const secret = join(folder, 'secret.json');
  const course = await readCourse(new NodeFileStore(), projectPath('labs'));
  const makers = await Promise.all((await readManifest()).map(async (entry) => LabMaker.of(await loadLab(entry))));
  const students = await writeSyntheticClass(submissions, STUDENTS, makers, course, new Random(11));
  writeFileSync(secret, JSON.stringify({ schema: 'attention-lab/hidden-seed/v1', course, secret: 'always the same' }));
  const grade = (out: string) => ['grade', submissions, '--hidden-seed-file', secret, '--out', out, '--weak-isolation'];

  const out = join(folder, 'grades');
  expect((await run(grade(out))).code).toBe(0);
  console.info(String(bytes(out, 'timing.json')));
  expect(agreement(students, out)).toEqual([]);

  const killed = join(folder, 'killed');
  const { process: grader, finished } = start(grade(killed));
  grader.stderr!.on('data', (text) => {
    if (/^150 of 300/m.test(String(text))) grader.kill('SIGKILL');
  });
  expect((await finished).code).toBeNull();
  const { stderr } = await run(grade(killed));
  expect(stderr.match(/graded before/g)!.length).toBeGreaterThanOrEqual(150);
  const names = filesBelow(out).filter((name) => name !== 'timing.json');
  expect(filesBelow(killed).filter((name) => name !== 'timing.json')).toEqual(names);
  for (const name of names) expect(bytes(killed, name).equals(bytes(out, name)), name).toBe(true);
});
