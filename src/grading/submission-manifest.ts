import { z } from 'zod';
import { course } from './course.ts';

/** The name of the manifest, at the root of what is handed in; beside it a folder for each lab, named as in `labs/`. */
export const SUBMISSION_FILE = 'submission.json';

export const SUBMISSION_SCHEMA = 'attention-lab/submission/v1';

/** Ids that may name a file, stand in a spreadsheet and in a path: a number, a login, an address. */
export const STUDENT_ID = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u;

/** What `attention-lab lab submit` says about the files that it packs. */
export const submissionManifest = z.object({
  schema: z.literal(SUBMISSION_SCHEMA),
  /** As the student gave it: a number, a login, an address. */
  student: z.string().min(1),
  course,
  /** The version of attention-lab that packed it. */
  version: z.string(),
  /** Path inside the zip, such as `05-bahdanau-attention/exercise.ts` → size and SHA-256 in hexadecimal digits. */
  files: z.record(z.string(), z.object({ bytes: z.int(), sha256: z.string() })),
});

export type SubmissionManifest = z.infer<typeof submissionManifest>;
