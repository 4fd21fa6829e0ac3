import { existsSync } from 'node:fs';
import { type Limits, MEBIBYTE } from './limits.ts';

/** Of util-linux; every Linux has it. */
export const PRLIMIT = '/usr/bin/prlimit';

/** The kernel counts what is reserved, too: stacks of threads, spaces of the heap that are not filled yet. */
const RESERVED_MEGABYTES = 512;

/**
 * The limits that the kernel itself holds a process to, to be set before a command. Between two looks at a process tree
 * a bomb can go off; these leave it no time.
 *
 * @param fileBytes how long a file may get that the process writes
 */
export function resourceLimits(limits: Limits, fileBytes: number): string[] {
  const dataBytes = (limits.memoryMegabytes + RESERVED_MEGABYTES) * MEBIBYTE;
  return [
    ...[`--data=${dataBytes}`, `--fsize=${fileBytes}`, `--nofile=${limits.openFiles}`, '--core=0'],
    `--cpu=${limits.cpuSeconds}`,
    `--nproc=${limits.tasks}`, // of one user in one namespace; of no effect on a root that is not in one
  ];
}

/** A command under the limits of {@link resourceLimits}, where the system can set them: on Linux. */
export function limited(file: string, parameters: readonly string[], limits: readonly string[]) {
  if (!existsSync(PRLIMIT)) return { file, parameters };
  return { file: PRLIMIT, parameters: [...limits, '--', file, ...parameters] };
}
