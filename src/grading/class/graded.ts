import { z } from 'zod';
import { type LabResult, labResult } from '../lab-result.ts';

/** What was written below the heading of one question. */
export const writtenAnswer = z.object({ lab: z.string(), question: z.int(), text: z.string() });

/** What the grader made of one submission: all that depends on what was handed in. Human scores are not in it. */
export const gradedSubmission = z.object({
  schema: z.literal('attention-lab/graded-submission/v1'),
  /** Digest of what decides the result: the files, the secret seed, the labs, the isolation. The same gives the same. */
  key: z.string(),
  /** The name of the zip or folder among the submissions. */
  submission: z.string(),
  student: z.string(),
  /** The level under which the student's code ran. */
  isolation: z.string(),
  /** What is wrong with the submission as a whole, each a sentence. */
  problems: z.array(z.string()),
  labs: z.array(labResult),
  answers: z.array(writtenAnswer),
});

export type WrittenAnswer = z.infer<typeof writtenAnswer>;
export type GradedSubmission = z.infer<typeof gradedSubmission>;

/** The parts of a lab's entry in the manifest that a grade needs. */
export interface LabWorth {
  readonly id: string;
  readonly title: string;
  /** Checks and written questions together. */
  readonly points: number;
  /** Its points come on top of what can be earned. */
  readonly bonus?: boolean;
}

/** A question that a person reads and scores. */
export interface ScoredQuestion {
  readonly lab: string;
  readonly question: number;
  readonly outOf: number;
}

/** The score that a person gave for one answer of one student. */
export interface HumanScore {
  readonly student: string;
  readonly lab: string;
  readonly question: number;
  readonly points: number;
  readonly comment?: string;
}

/** A question with what a person gave for the answer, if anyone has read it. */
export interface WrittenResult extends ScoredQuestion {
  readonly answered: boolean;
  readonly points?: number;
  readonly comment?: string;
}

/** All that is known of a student's grade: what `result.json` holds. */
export interface StudentResult extends Omit<GradedSubmission, 'schema' | 'key' | 'answers'> {
  readonly schema: 'attention-lab/student-result/v1';
  readonly written: readonly WrittenResult[];
  /** Earned by checks and by written answers, bonus labs included. */
  readonly points: number;
  /** What can be earned without bonus labs. */
  readonly outOf: number;
}

/** Joins what the grader found with what people gave. */
export function studentResult(
  { schema: _, key: __, answers, ...graded }: GradedSubmission,
  labs: readonly LabWorth[],
  questions: readonly ScoredQuestion[],
  scores: readonly HumanScore[],
): StudentResult {
  const written = questions.map((asked): WrittenResult => {
    const isOfIt = ({ lab, question }: ScoredQuestion | HumanScore | WrittenAnswer) =>
      lab === asked.lab && question === asked.question;
    const score = scores.find((given) => given.student === graded.student && isOfIt(given));
    return {
      ...asked,
      answered: answers.some((answer) => isOfIt(answer) && answer.text !== ''),
      ...(score && { points: score.points, ...(score.comment && { comment: score.comment }) }),
    };
  });
  return {
    schema: 'attention-lab/student-result/v1',
    ...graded,
    written,
    points: sum([...graded.labs, ...written].map(({ points = 0 }) => points)),
    outOf: sum(labs.filter(({ bonus }) => !bonus).map(({ points }) => points)),
  };
}

/** What a student has of one lab, checks and written answers together. */
export const labPoints = ({ written }: StudentResult, { lab, points }: LabResult): number =>
  sum([points, ...written.filter((answer) => answer.lab === lab).map((answer) => answer.points ?? 0)]);

/** Rounded to hundredths, so that tenths of points add up to what a person would write. */
export const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100;
