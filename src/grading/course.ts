import { z } from 'zod';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';

/** Which course the labs belong to; an instructor changes `labs/course.json` once a year. */
export const course = z.strictObject({
  course: z.string().min(1),
  /** "2026" or "2026/27": a submission of another year is not graded by mistake. */
  year: z.string().min(1),
});

export type Course = z.infer<typeof course>;

/** @throws InputError that names the file and what does not fit */
export const readCourse = (store: FileStore, labs: string): Promise<Course> =>
  readJson(store, `${labs}/course.json`, course, 'correct it by hand');
