import { InputError } from '../../src/base/errors.ts';
import type { Parts } from './parts.ts';

const FOLDERS = {
  '03': '03-softmax-and-attention',
  '04': '04-recurrence-and-bptt',
  '05': '05-bahdanau-attention',
  '06': '06-self-attention',
  '07': '07-transformer-block',
} as const satisfies Record<keyof Parts['labs'], string>;

/** What this lab's file exports, and as `labs` what those of labs 03 to 07 do. @param file exercise.ts or solution.ts */
export async function readParts(file: string): Promise<typeof import('./solution.ts') & Parts> {
  const labs = await Promise.all(
    Object.entries(FOLDERS).map(async ([id, folder]) => [id, await import(`../${folder}/${file}`)] as const),
  );
  return { ...(await import(`./${file}`)), labs: Object.fromEntries(labs) };
}

/** Whether its message says all: what is missing, and where. */
export const isForTheStudent = (error: unknown): boolean =>
  error instanceof InputError || / is not written yet\b/.test((error as Error).message);
