import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson, writeJson } from '../base/json-file.ts';
import { type Course, course } from './course.ts';

const SCHEMA = 'attention-lab/hidden-seed/v1';

const hiddenSeedFile = z.object({
  schema: z.literal(SCHEMA),
  course,
  /** Where the hidden cases are drawn from, see `hiddenSeed` of cases.ts; whoever knows it knows them. */
  secret: z.string().min(1),
});

/**
 * Makes the secret from which the hidden cases are drawn. It comes from the operating system, as a secret must: the
 * generator of this project would give it again to whoever asks.
 *
 * @throws InputError if the file is there: with another secret the same submissions would be graded otherwise
 */
export async function makeHiddenSeed(store: FileStore, path: string, forCourse: Course): Promise<void> {
  if (await store.exists(path)) {
    throw new InputError(`${path} exists — grade with it, or move it away: another secret draws other hidden cases`);
  }
  const secret = randomBytes(32).toString('hex');
  await writeJson(store, path, { schema: SCHEMA, course: forCourse, secret });
}

/** @throws InputError that names the file and what does not fit */
export async function readHiddenSeed(store: FileStore, path: string): Promise<{ course: Course; secret: string }> {
  const { course, secret } = await readJson(
    store,
    path,
    hiddenSeedFile,
    'take the one that `attention-lab release` made',
  );
  return { course, secret };
}
