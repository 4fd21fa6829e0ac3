import type { Course } from '../course.ts';
import type { GradedCheck, GradedLab } from './graded.ts';
import { REFUSED } from './graded-lab.ts';
import { type RosterRow, rosterIndex } from './roster.ts';
import { earnedIn, isUnscored, type LabWorth, possiblePoints, type StudentResult, sum } from './student-result.ts';

/** How a class did on one check. */
export interface CheckSummary {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** How many submissions came to each end. */
  readonly counts: Readonly<Record<GradedCheck['status'], number>>;
}

export interface LabSummary {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** Submissions in which at least one function was written. */
  readonly tried: number;
  /** Mean of all submissions, checks and written answers together. */
  readonly mean: number;
  readonly checks: readonly CheckSummary[];
}

/** A known mistake, and how many made it: what to teach again. */
export interface MistakeSummary {
  readonly lab: string;
  readonly mistake: string;
  readonly text: string;
  readonly submissions: number;
}

/** What kept a submission from being graded whole, for a person to look at. */
export interface Trouble {
  readonly student: string;
  readonly submission: string;
  readonly troubles: readonly string[];
}

/** How the class did: `class.json`. */
export interface ClassSummary {
  readonly schema: 'attention-lab/class-summary/v1';
  readonly course: Course;
  readonly submissions: number;
  /** What can be earned without bonus labs. */
  readonly points: number;
  readonly earned: {
    readonly mean: number;
    readonly median: number;
    readonly lowest: number;
    readonly highest: number;
  };
  /** Submissions by tenths of `points`; what exceeds them counts in the last. */
  readonly distribution: readonly number[];
  readonly isolation: readonly string[];
  readonly labs: readonly LabSummary[];
  /** The most frequent first. */
  readonly mistakes: readonly MistakeSummary[];
  readonly troubles: readonly Trouble[];
  readonly unscoredAnswers: number;
  /** Of the roster, if there is one. */
  readonly handedInNothing: readonly string[];
  readonly notOnRoster: readonly string[];
}

const BINS = 10;

export function classSummary(
  course: Course,
  results: readonly StudentResult[],
  labs: readonly LabWorth[],
  roster: readonly RosterRow[],
): ClassSummary {
  const points = possiblePoints(labs);
  const earned = results.map((result) => result.earned).sort((a, b) => a - b);
  const find = rosterIndex(roster);
  const present = new Set(results.map(({ student }) => find(student)));
  return {
    schema: 'attention-lab/class-summary/v1',
    ...{ course, submissions: results.length, points },
    earned: { mean: mean(earned), median: median(earned), lowest: earned[0] ?? 0, highest: earned.at(-1) ?? 0 },
    distribution: distribution(earned, points),
    isolation: [...new Set(results.map(({ isolation }) => isolation))].sort(),
    labs: labs.map((lab) => labSummary(lab, results)),
    mistakes: mistakes(results),
    troubles: results.map(troubleOf).filter(({ troubles }) => troubles.length > 0),
    unscoredAnswers: results.flatMap(({ written }) => written).filter(isUnscored).length,
    handedInNothing: roster.filter((row) => !present.has(row)).map(({ Student }) => Student),
    notOnRoster: roster.length === 0 ? [] : results.map(({ student }) => student).filter((student) => !find(student)),
  };
}

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : sum([sum(numbers) / numbers.length]));

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return mean(sorted.slice(middle - (sorted.length % 2 === 0 ? 1 : 0), middle + 1));
}

function distribution(earned: readonly number[], points: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const score of earned) counts[Math.min(BINS - 1, Math.floor((score / points) * BINS))]!++;
  return counts;
}

function labSummary({ id, title, points }: LabWorth, results: readonly StudentResult[]): LabSummary {
  const graded = results.flatMap((result) =>
    result.labs.filter(({ lab }) => lab === id).map((lab) => ({ result, lab })),
  );
  const checks = graded[0]?.lab.checks ?? [];
  return {
    ...{ id, title, points },
    tried: graded.filter(({ lab }) => lab.checks.some(({ status }) => status === 'passed' || status === 'failed'))
      .length,
    mean: mean(graded.map(({ result, lab }) => earnedIn(result, lab))),
    checks: checks.map((check, i) => {
      const counts = { passed: 0, failed: 0, 'not written': 0, 'not run': 0 };
      for (const { lab } of graded) counts[lab.checks[i]!.status]++;
      return { id: check.id, title: check.title, points: check.points, counts };
    }),
  };
}

/** Where the outputs fit several mistakes, each of them is counted; none is counted twice for a submission. */
function mistakes(results: readonly StudentResult[]): MistakeSummary[] {
  const found = new Map<string, { lab: string; mistake: string; text: string; made: Set<StudentResult> }>();
  for (const result of results)
    for (const { lab, checks } of result.labs)
      for (const diagnosis of checks.flatMap(({ diagnoses }) => diagnoses)) {
        const key = `${lab}/${diagnosis.mistake}`;
        const entry = found.get(key) ?? { lab, ...diagnosis, made: new Set() };
        found.set(key, entry);
        entry.made.add(result);
      }
  return [...found]
    .map(([key, { made, ...mistake }]) => ({ key, summary: { ...mistake, submissions: made.size } }))
    .sort((a, b) => b.summary.submissions - a.summary.submissions || (a.key < b.key ? -1 : 1))
    .map(({ summary }) => summary);
}

const troubleOf = ({ student, submission, troubles, labs }: StudentResult): Trouble => ({
  ...{ student, submission },
  troubles: [...troubles, ...labs.flatMap(troublesOfLab)],
});

const troublesOfLab = ({ lab, trouble, types }: GradedLab): string[] => [
  ...(trouble === undefined || trouble === REFUSED ? [] : [`Lab ${lab}: ${trouble.replace(`lab ${lab}, `, '')}`]),
  ...(types ? [`Lab ${lab}: types do not fit, first at ${types[0]}`] : []),
];
