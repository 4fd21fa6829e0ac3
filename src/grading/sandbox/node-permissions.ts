import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cage } from './cage.ts';
import { plain } from './plain.ts';

/** Node's own permission model was an experiment under another name until 22.13. */
const FLAG = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

/**
 * Node with its permission model: no files but the bundle's, no processes, no threads, no native code. Its authors do not
 * call it safe from code that means harm, and the network and the signals to other processes stay open.
 */
export const nodePermissions: Cage = {
  isolation: 'node permissions',
  contains: false,
  async command(bundle, limits) {
    const folder = await realpath(bundle.folder);
    const command = await plain.command({ folder, entry: bundle.entry }, limits);
    const at = command.parameters.indexOf(join(folder, bundle.entry));
    return { ...command, parameters: command.parameters.toSpliced(at, 0, FLAG, `--allow-fs-read=${folder}/*`) };
  },
};
