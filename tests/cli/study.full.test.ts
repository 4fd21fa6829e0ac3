import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { studyResults } from '../../src/study/study-results.ts';
import { bytes, copyFolder, filesBelow, repeatableFiles, run, start, temporaryFolder } from './run-cli.ts';
import { writePlan } from './tiny-study.ts';

const folder = temporaryFolder();
const plan = writePlan(join(folder, 'tiny.json'));
const out = join(folder, 'study');
const command = ['study', plan, '--out', out, '--seeds', '3'];

/** study.json says when it was begun. */
const compared = (study: string) => repeatableFiles(study).filter((name) => name !== 'study.json');

/** Starts the command and kills it, with no time to tidy up, once there are files that end so. */
async function killedAt(args: readonly string[], file: string): Promise<void> {
  const known = existsSync(out) ? filesBelow(out) : [];
  const { process: child, finished } = start(args);
  const isThere = () => existsSync(out) && filesBelow(out).some((name) => name.endsWith(file) && !known.includes(name));
  while (!isThere() && child.exitCode === null) await sleep(20);
  expect(child.exitCode).toBe(null);
  child.kill('SIGKILL');
  await finished;
  await sleep(500); // its trainings notice, and end
}

it('a study that was killed, twice, ends with the bytes of one that never was', async () => {
  const whole = join(folder, 'whole');
  expect((await run(command)).code).toBe(0);
  copyFolder(out, whole);
  rmSync(out, { recursive: true });

  await killedAt(command, 'optimizer.safetensors');
  await killedAt([...command, '--resume'], 'result.json');
  const { code, stderr } = await run([...command, '--resume']);
  expect(code, stderr).toBe(0);
  expect(compared(out)).toEqual(compared(whole));
  for (const name of compared(whole)) expect(bytes(out, name).equals(bytes(whole, name)), name).toBe(true);
});

it('a study that is finished goes on from more seeds, and trains none twice', async () => {
  const first = join(out, 'arms', 'parallel', 'transformer', 'seed-1', 'result.json');
  const before = statSync(first).mtimeMs;
  const { code, stderr } = await run(['study', plan, '--out', out, '--resume', '--seeds', '4']);
  expect(code, stderr).toBe(0);
  const { arms } = studyResults.parse(JSON.parse(bytes(out, 'results.json').toString()));
  expect(arms.map(({ seeds }) => seeds)).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ]);
  expect(statSync(first).mtimeMs).toBe(before);
});
