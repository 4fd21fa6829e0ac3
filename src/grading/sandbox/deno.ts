import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../../base/errors.ts';
import type { Cage } from './cage.ts';
import { ENVIRONMENT } from './node-options.ts';
import { limited, resourceLimits } from './resource-limits.ts';

/** Deno keeps caches; they are thrown away with the process. */
const CACHE_FILE_BYTES = 2 ** 26;

/**
 * What Deno starts with. It loads what the first module imports by name before it looks at permissions, whatever file
 * that is; a name that is known only when the program runs is looked at.
 */
const FIRST_MODULE = 'await import(Deno.args[0]);\n';

const OPTIONS = [
  '--no-prompt',
  '--no-remote',
  '--no-npm',
  '--no-config',
  '--no-lock',
  '--no-code-cache',
  '--quiet',
  '--unstable-bare-node-builtins',
];

/** Deno without any permission but to read the bundle: the same on all systems. */
export const deno: Cage = {
  isolation: 'deno',
  contains: true,
  async command(bundle, limits) {
    const program = denoProgram();
    const folder = await realpath(bundle.folder);
    const cache = await mkdtemp(join(tmpdir(), 'attention-lab-deno-'));
    const first = join(cache, 'first.mjs');
    await writeFile(first, FIRST_MODULE);
    const heap = `--v8-flags=--max-old-space-size=${limits.heapMegabytes}`;
    const entry = pathToFileURL(join(folder, bundle.entry)).href;
    const parameters = ['run', ...OPTIONS, heap, `--allow-read=${folder}`, first, entry];
    const kernel = resourceLimits(limits, CACHE_FILE_BYTES).filter((limit) => !/^--(nproc|nofile)/.test(limit));
    return {
      ...limited(program, parameters, kernel),
      environment: { ...ENVIRONMENT, DENO_DIR: cache, DENO_NO_UPDATE_CHECK: '1' },
      dispose: () => rm(cache, { recursive: true, force: true }),
    };
  },
};

/** The program of the optional dependency `deno`, which comes in a package for each system. */
function denoProgram(): string {
  const { platform, arch } = process;
  const system = `${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`;
  try {
    const resolve = createRequire(createRequire(import.meta.url).resolve('deno/package.json')).resolve;
    const folder = dirname(resolve(`@deno/${system}/package.json`));
    return join(folder, platform === 'win32' ? 'deno.exe' : 'deno');
  } catch {
    throw new InputError(`Deno is not installed for ${system} — run "npm install --include=optional"`);
  }
}
