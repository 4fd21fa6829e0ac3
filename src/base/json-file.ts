import type { z } from 'zod';
import { InputError } from './errors.ts';
import { type FileStore, readText } from './file-store.ts';

/** Writes plain data as indented JSON with a newline at its end. */
export async function writeJson(store: FileStore, path: string, value: unknown): Promise<void> {
  await store.write(path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * @param cure what to do about a damaged file; that of a run is to make the run again
 * @throws InputError that names the file and what does not fit: not JSON, another schema, a missing or wrong field
 */
export async function readJson<T>(
  store: FileStore,
  path: string,
  schema: z.ZodType<T>,
  cure = 'make the run again',
): Promise<T> {
  return parseJson(await readText(store, path), path, schema, cure);
}

/** Writes one value a line. */
export async function writeJsonLines(store: FileStore, path: string, values: readonly unknown[]): Promise<void> {
  await store.write(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}

/** One value a line. @throws InputError that names file and line */
export async function readJsonLines<T>(store: FileStore, path: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readText(store, path)).split('\n').filter((line) => line !== '');
  return lines.map((line, index) => parseJson(line, `${path}, line ${index + 1}`, schema, 'make the run again'));
}

function parseJson<T>(text: string, where: string, schema: z.ZodType<T>, cure: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${where}: not JSON (${(error as Error).message}) — the file is damaged; ${cure}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.') || 'the whole';
  throw new InputError(
    `${where}: ${field}: ${issue.message} — the file was written by another version or changed by hand; ${cure}`,
  );
}
