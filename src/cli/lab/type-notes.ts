import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { projectPath } from '../../platform/node/machine.ts';
import type { TextOptions } from './result-text.ts';

/** More than so many would hide the results above them; the first is most often the cause. */
const MOST_NOTES = 5;

const WORKER = fileURLToPath(new URL('./type-worker.ts', import.meta.url));

/**
 * What the compiler says against the types of an exercise. It is a note, since the code runs all the same; it takes two
 * seconds, in a process of its own, so that the checks need not wait for it.
 *
 * @param file absolute
 * @param signal ends the process
 * @returns nothing where all is well, where TypeScript is not installed, or if it was ended
 */
export async function typeErrorsOf(file: string, signal: AbortSignal): Promise<readonly string[]> {
  const parameters = ['--import', import.meta.resolve('tsx'), WORKER, file, projectPath('labs')];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, parameters, { signal });
    return JSON.parse(stdout) as string[];
  } catch {
    return [];
  }
}

export function typeText(errors: readonly string[], { colors }: TextOptions): string {
  if (errors.length === 0) return '';
  const shown = errors.slice(0, MOST_NOTES).map((error) => `  ${error}\n`);
  const more = errors.length - shown.length;
  const rest = more > 0 ? `  … and ${more} more\n` : '';
  return `\n${colors.yellow('Types do not fit')} (the code runs all the same, but look there first):\n${shown.join('')}${rest}`;
}
