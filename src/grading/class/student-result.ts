import type { GradedLab, GradedSubmission, WrittenAnswer } from './graded.ts';

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
  readonly points: number;
}

/** What a person gave for one answer of one student. */
export interface HumanScore {
  readonly student: string;
  readonly lab: string;
  readonly question: number;
  readonly earned: number;
  readonly comment?: string;
}

/** A question with what a person gave for the answer, if anyone has read it. */
export interface WrittenResult extends ScoredQuestion {
  readonly answered: boolean;
  readonly earned?: number;
  readonly comment?: string;
}

/** All that is known of a student's grade: what `result.json` holds. */
export interface StudentResult extends Omit<GradedSubmission, 'schema' | 'key' | 'answers'> {
  readonly schema: 'attention-lab/student-result/v1';
  readonly written: readonly WrittenResult[];
  /** By checks and by written answers, bonus labs included. */
  readonly earned: number;
  /** What can be earned without bonus labs. */
  readonly points: number;
}

/** Joins what the grader found with what people gave. */
export function studentResult(
  { schema: _, key: __, answers, ...graded }: GradedSubmission,
  labs: readonly LabWorth[],
  questions: readonly ScoredQuestion[],
  scores: readonly HumanScore[],
): StudentResult {
  const written = questions.map((asked): WrittenResult => {
    const isOfIt = ({ lab, question }: HumanScore | WrittenAnswer) => lab === asked.lab && question === asked.question;
    const score = scores.find((given) => given.student === graded.student && isOfIt(given));
    return {
      ...asked,
      answered: answers.some((answer) => isOfIt(answer) && answer.text !== ''),
      ...(score && { earned: score.earned, ...(score.comment && { comment: score.comment }) }),
    };
  });
  return {
    schema: 'attention-lab/student-result/v1',
    ...graded,
    written,
    earned: sum([...graded.labs, ...written].map(({ earned = 0 }) => earned)),
    points: possiblePoints(labs),
  };
}

/** What can be earned without bonus labs. */
export const possiblePoints = (labs: readonly LabWorth[]): number =>
  sum(labs.filter(({ bonus }) => !bonus).map(({ points }) => points));

/** What a student has of one lab, checks and written answers together. */
export const earnedIn = ({ written }: StudentResult, { lab, earned }: GradedLab): number =>
  sum([earned, ...written.filter((answer) => answer.lab === lab).map((answer) => answer.earned ?? 0)]);

/** Whether somebody has still to read it. */
export const isUnscored = ({ answered, earned }: WrittenResult): boolean => answered && earned === undefined;

/** Rounded to hundredths, so that tenths of points add up to what a person would write. */
export const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100;
