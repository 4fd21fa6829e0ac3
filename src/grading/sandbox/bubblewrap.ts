import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { InputError } from '../../base/errors.ts';
import type { Bundle } from '../bundle.ts';
import type { Cage } from './cage.ts';
import { ENVIRONMENT, nodeOptions } from './node-options.ts';
import { PRLIMIT, resourceLimits } from './resource-limits.ts';

/** Who owns nothing, on every Linux. */
const NOBODY = 65534;

/**
 * Linux namespaces: its own users, processes, network (none), host name and mounts. There is Node, what Node is linked
 * with, and the bundle, all read-only, and no place to write to: no /proc, no /dev, no /tmp.
 */
export const bubblewrap: Cage = {
  isolation: 'bubblewrap',
  contains: true,
  async command(bundle, limits) {
    const program = bubblewrapProgram();
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await openToOthers(bundle);
    const node = process.execPath;
    const libraries = await linkedWith([node, PRLIMIT]);
    const mounts = [node, PRLIMIT, ...libraries].flatMap((file) => ['--ro-bind', file, file]);
    const environment = Object.entries(ENVIRONMENT).flatMap(([name, value]) => ['--setenv', name, value]);
    return {
      file: program,
      parameters: [
        ...['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--hostname', 'exercise'],
        ...['--uid', String(NOBODY), '--gid', String(NOBODY), '--clearenv', ...environment],
        ...[...mounts, '--ro-bind', bundle.folder, '/exercise', '--remount-ro', '/', '--chdir', '/exercise', '--'],
        ...[PRLIMIT, ...resourceLimits(limits, 0), '--', node, ...nodeOptions(limits), join('/exercise', bundle.entry)],
      ],
      environment: {},
      ...(isRoot && { user: NOBODY }), // the kernel holds no root to a number of processes
    };
  },
};

function bubblewrapProgram(): string {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'bwrap'));
  const program = places.find((path) => existsSync(path));
  if (program && existsSync(PRLIMIT)) return program;
  const missing = program ? 'prlimit' : 'bubblewrap';
  throw new InputError(
    `${missing} is not on this machine — on Debian or Ubuntu: apt-get install bubblewrap util-linux`,
  );
}

/** Another user has to read what the grader alone may read in its temporary folder. */
async function openToOthers({ folder }: Bundle): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o644);
}

let libraries: Promise<string[]> | undefined;

/** The shared libraries that programs are linked with. Asked for once: these do not change. */
function linkedWith(programs: readonly string[]): Promise<string[]> {
  libraries ??= Promise.all(programs.map(sharedLibraries)).then((lists) => [...new Set(lists.flat())]);
  return libraries;
}

async function sharedLibraries(program: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ldd', [program]).catch(() => ({ stdout: '' })); // linked with none
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path!);
}
