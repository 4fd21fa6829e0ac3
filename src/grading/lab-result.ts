import { z } from 'zod';

/** What one check of a lab came to; plain JSON. */
export const checkResult = z.object({
  id: z.string(),
  title: z.string(),
  /** Earned: `outOf` if every case passes, zero otherwise. */
  points: z.number(),
  outOf: z.number(),
  /** `not-run`: the exercise is not there, does not compile, or its process ended before this check. */
  status: z.enum(['passed', 'failed', 'not-written', 'not-run']),
  /** What is wrong, with the numbers that show it; nothing if it passed. */
  message: z.string().optional(),
  /** The known mistake that gives the student's output in all failing cases: the name of its file, and what it says. */
  mistake: z.object({ name: z.string(), diagnosis: z.string() }).optional(),
  /** How many cases were run with the public seed and with a secret one, and how many of each passed. */
  cases: z.object({ public: z.int(), publicPassed: z.int(), hidden: z.int(), hiddenPassed: z.int() }).optional(),
});

/** What one lab of one submission came to: a result for each of its checks, in their order. */
export const labResult = z.object({
  lab: z.string(),
  title: z.string(),
  /** Earned by checks, and what they can earn; written questions aside. */
  points: z.number(),
  outOf: z.number(),
  /** Why nothing of it could be run: no such file, a syntax error with its line … */
  problem: z.string().optional(),
  checks: z.array(checkResult),
});

export type CheckResult = z.infer<typeof checkResult>;
export type LabResult = z.infer<typeof labResult>;
