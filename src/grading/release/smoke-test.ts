import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LabEntry } from '../../../labs/manifest.ts';
import { InputError } from '../../base/errors.ts';
import { EXERCISE_FILE } from '../pack-submission.ts';
import type { PackageJson } from './student-package.ts';

/** What students must not get, wherever it stands. */
const SECRET = /(^|[\\/])(solution\.ts|mutants|reference|hidden-seed[^\\/]*\.json|labs[\\/]progress\.json)([\\/]|$)/;

/**
 * Does in a copy of a bundle what a student does, with the packages that the bundle names and no others: a starter scores
 * nothing and says what to write, the references get full marks from what was recorded, and the hand-in is packed.
 *
 * @param repository where the references and the installed packages are, absolute
 * @throws InputError with what the bundle printed, at the first thing that is not as it has to be
 */
export async function smokeTest(repository: string, bundle: string, manifest: readonly LabEntry[]): Promise<void> {
  const leaked = (await readdir(bundle, { recursive: true })).find((name) => SECRET.test(name));
  if (leaked !== undefined) throw new InputError(`${bundle}/${leaked}: is not for students`);
  const copy = await mkdtemp(join(tmpdir(), 'attention-lab-bundle-'));
  try {
    await cp(bundle, copy, { recursive: true });
    await linkPackages(repository, copy);
    const first = manifest[0]!;
    await expectRun(copy, ['lab', 'list'], 0, first.title);
    await expectRun(copy, ['lab', 'check', first.id], 1, 'is not written yet');
    for (const { folder } of manifest) await putReference(`${repository}/labs/${folder}`, `${copy}/labs/${folder}`);
    await expectRun(copy, ['lab', 'check', '--all'], 0, 'All labs pass');
    await expectRun(copy, ['lab', 'submit', '--student', 'smoke-test'], 0, 'submission-smoke-test.zip');
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Of the packages that are installed here, those that the bundle names: one that it forgets is missed. */
async function linkPackages(repository: string, copy: string): Promise<void> {
  const { dependencies, devDependencies } = JSON.parse(await readFile(`${copy}/package.json`, 'utf8')) as PackageJson;
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    const link = `${copy}/node_modules/${name}`;
    await mkdir(dirname(link), { recursive: true });
    await symlink(`${repository}/node_modules/${name}`, link, 'junction');
  }
}

/** The solution as somebody's exercise, with the weights that were trained by it. */
async function putReference(from: string, to: string): Promise<void> {
  await cp(`${from}/solution.ts`, `${to}/${EXERCISE_FILE}`);
  await cp(`${from}/reference`, to, { recursive: true }).catch(() => {}); // most labs have no weights
}

async function expectRun(folder: string, args: readonly string[], code: number, text: string): Promise<void> {
  const { exitCode, output } = await run(folder, args);
  if (exitCode === code && output.includes(text)) return;
  throw new InputError(
    `the bundle does not work: attention-lab ${args.join(' ')} ended with ${exitCode}, not ${code}, or without "${text}":\n${output}`,
  );
}

function run(folder: string, args: readonly string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['src/cli/bin.js', ...args], { cwd: folder }, (_error, stdout, stderr) => {
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}
