import { homedir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../platform/node/atomic-write.ts';
import { denoBinary } from './deno.ts';

/** The name under which notebooks ask for their kernel. */
export const KERNEL_NAME = 'attention-lab';

/** Where Jupyter and VS Code look for a user's kernels (https://docs.jupyter.org/en/latest/use/jupyter-directories.html). */
export function kernelsFolder(
  platform = process.platform,
  { JUPYTER_DATA_DIR, XDG_DATA_HOME, APPDATA }: NodeJS.ProcessEnv = process.env,
): string {
  if (JUPYTER_DATA_DIR) return join(JUPYTER_DATA_DIR, 'kernels');
  if (platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'jupyter', 'kernels');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Jupyter', 'kernels');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'jupyter', 'kernels');
}

/**
 * Makes the project's own Deno known to Jupyter and VS Code as the kernel {@link KERNEL_NAME}.
 * @returns the file that was written
 * @throws InputError if Deno is not installed
 */
export async function installKernel(folder = kernelsFolder()): Promise<string> {
  const path = join(folder, KERNEL_NAME, 'kernel.json');
  const argv = [denoBinary(), 'jupyter', '--kernel', '--conn', '{connection_file}'];
  const specification = { argv, display_name: 'attention-lab (Deno)', language: 'typescript' };
  await writeAtomically(path, `${JSON.stringify(specification, null, 2)}\n`);
  return path;
}
