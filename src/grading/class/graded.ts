import { z } from 'zod';

const checkResult = z.object({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  earned: z.number(),
  /** `not run`: the exercise is not there, or its process could not be started. */
  status: z.enum(['passed', 'failed', 'not written', 'not run']),
  problem: z.string().optional(),
  hiddenOnly: z.literal(true).optional(),
  diagnoses: z.array(z.object({ mistake: z.string(), text: z.string() })),
});

/** What `gradeLab` found, without what its surroundings say; a check that could not be run is there too. */
const labResult = z.object({
  lab: z.string(),
  title: z.string(),
  /** What checks can give, written questions aside. */
  points: z.number(),
  earned: z.number(),
  /** Why nothing of it could be run. */
  trouble: z.string().optional(),
  /** What the compiler says against the types of the exercise, which runs all the same. */
  types: z.array(z.string()).optional(),
  checks: z.array(checkResult),
});

/** What was written below the heading of one question. */
const writtenAnswer = z.object({ lab: z.string(), question: z.int(), text: z.string() });

/** What the grader made of one submission: all that depends on what was handed in. Human scores are not in it. */
export const gradedSubmission = z.object({
  schema: z.literal('attention-lab/graded-submission/v1'),
  /** Digest of what decides the result: the files, the secret seed, the labs, the isolation. The same gives the same. */
  key: z.string(),
  /** The name of the zip or folder among the submissions. */
  submission: z.string(),
  student: z.string(),
  /** What contained the student's code. */
  isolation: z.string(),
  /** What is wrong with the submission as a whole, each a sentence. */
  troubles: z.array(z.string()),
  labs: z.array(labResult),
  answers: z.array(writtenAnswer),
});

export type GradedCheck = z.infer<typeof checkResult>;
export type GradedLab = z.infer<typeof labResult>;
export type WrittenAnswer = z.infer<typeof writtenAnswer>;
export type GradedSubmission = z.infer<typeof gradedSubmission>;
