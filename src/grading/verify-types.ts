import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LABS_ROOT } from './load-lab.ts';

/** What `tsc -p labs` says of these folders of `labs/`, or of everything. It runs in a process of its own. */
export async function typeErrors(folders?: readonly string[]): Promise<string[]> {
  const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const child = spawn(process.execPath, [tsc, '--noEmit', '-p', LABS_ROOT, '--pretty', 'false'], { cwd: LABS_ROOT });
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  const errors = output.split('\n').filter((line) => line.includes('error TS'));
  return folders ? errors.filter((error) => folders.some((folder) => error.startsWith(`${folder}/`))) : errors;
}
