import { chmod } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { manifest } from '../../labs/manifest.ts';
import { InputError, UsageError } from '../base/errors.ts';
import { readCourse } from '../grading/course.ts';
import { useCpuBackend } from '../grading/cpu-backend.ts';
import { makeHiddenSeed } from '../grading/hidden-seed.ts';
import { smokeTest } from '../grading/release/smoke-test.ts';
import { writeBundle } from '../grading/release/write-bundle.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { loadKernels } from '../platform/node/kernels.ts';
import { projectPath } from '../platform/node/machine.ts';

export interface ReleaseOptions {
  readonly out: string;
  readonly hiddenSeedFile?: string;
}

/** Makes the students' bundle, tries it, and makes the secret of the hidden cases unless there is one. */
export async function releaseAction({ out, hiddenSeedFile = 'hidden-seed.json' }: ReleaseOptions): Promise<void> {
  const store = new NodeFileStore();
  const repository = projectPath('');
  const first = manifest[0]!;
  if (!(await store.exists(`${repository}labs/${first.folder}/solution.ts`))) {
    throw new InputError('this copy of the labs has no solutions — a bundle is made in the full repository');
  }
  if (await store.exists(out)) throw new UsageError(`${out} exists — remove it, or choose another folder by --out`);
  if (isInside(hiddenSeedFile, out)) {
    throw new UsageError(`${hiddenSeedFile} would go to the students with ${out} — keep it elsewhere`);
  }
  await loadKernels(); // builds them if need be
  await useCpuBackend();
  await writeBundle(store, repository, manifest, out, ({ id, title }) => {
    process.stderr.write(`lab ${id}: ${title}\n`);
  });
  process.stderr.write('trying the bundle\n');
  await smokeTest(repository, out, manifest);

  if (await store.exists(hiddenSeedFile)) process.stdout.write(`${hiddenSeedFile}: kept as it is\n`);
  else {
    await makeHiddenSeed(store, hiddenSeedFile, await readCourse(store, `${repository}labs`));
    await chmod(hiddenSeedFile, 0o600); // for nobody else on this machine
    process.stdout.write(`${hiddenSeedFile}: the secret of the hidden cases; keep it, and give it to nobody\n`);
  }
  process.stdout.write(`${out}: the students' bundle; zip it, or put it into a repository\n`);
}

function isInside(file: string, folder: string): boolean {
  const path = relative(resolve(folder), resolve(file));
  return !path.startsWith('..') && !isAbsolute(path); // absolute: on another drive
}
