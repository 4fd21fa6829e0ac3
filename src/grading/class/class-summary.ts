import type { CheckResult } from '../lab-result.ts';
import { type LabWorth, labPoints, type StudentResult, sum } from './graded.ts';
import { type RosterRow, rosterIndex } from './roster.ts';

/** How a class did on one check. */
export interface CheckSummary {
  readonly id: string;
  readonly title: string;
  readonly outOf: number;
  /** How many submissions came to each end. */
  readonly counts: Readonly<Record<CheckResult['status'], number>>;
}

export interface LabSummary {
  readonly id: string;
  readonly title: string;
  readonly outOf: number;
  /** Submissions in which at least one function was written. */
  readonly tried: number;
  /** Mean of all submissions, checks and written answers together. */
  readonly meanPoints: number;
  readonly checks: readonly CheckSummary[];
}

/** A known mistake, and how many made it: what to teach again. */
export interface MistakeSummary {
  readonly lab: string;
  readonly name: string;
  readonly diagnosis: string;
  readonly submissions: number;
}

/** What keeps a submission from being graded whole, for a person to look at. */
export interface Trouble {
  readonly student: string;
  readonly submission: string;
  readonly problems: readonly string[];
}

/** How the class did: `class.json`. */
export interface ClassSummary {
  readonly schema: 'attention-lab/class-summary/v1';
  readonly course: string;
  readonly year: string;
  readonly submissions: number;
  readonly outOf: number;
  readonly points: {
    readonly mean: number;
    readonly median: number;
    readonly lowest: number;
    readonly highest: number;
  };
  /** Submissions by tenths of `outOf`; what exceeds it counts in the last. */
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
  course: { readonly course: string; readonly year: string },
  results: readonly StudentResult[],
  labs: readonly LabWorth[],
  roster: readonly RosterRow[],
): ClassSummary {
  const outOf = sum(labs.filter(({ bonus }) => !bonus).map(({ points }) => points));
  const points = results.map((result) => result.points).sort((a, b) => a - b);
  const find = rosterIndex(roster);
  const present = new Set(results.map(({ student }) => find(student)));
  return {
    schema: 'attention-lab/class-summary/v1',
    ...course,
    ...{ submissions: results.length, outOf },
    points: { mean: mean(points), median: median(points), lowest: points[0] ?? 0, highest: points.at(-1) ?? 0 },
    distribution: distribution(points, outOf),
    isolation: [...new Set(results.map(({ isolation }) => isolation))].sort(),
    labs: labs.map((lab) => labSummary(lab, results)),
    mistakes: mistakes(results),
    troubles: results.map(trouble).filter(({ problems }) => problems.length > 0),
    unscoredAnswers: results.flatMap(({ written }) => written).filter(unscored).length,
    handedInNothing: roster.filter((row) => !present.has(row)).map(({ Student }) => Student),
    notOnRoster: roster.length === 0 ? [] : results.map(({ student }) => student).filter((student) => !find(student)),
  };
}

const unscored = ({ answered, points }: StudentResult['written'][number]) => answered && points === undefined;
const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : sum([sum(numbers) / numbers.length]));

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? 0 : mean(sorted.slice(middle - (sorted.length % 2 === 0 ? 1 : 0), middle + 1));
}

function distribution(points: readonly number[], outOf: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const earned of points) counts[Math.min(BINS - 1, Math.floor((earned / outOf) * BINS))]!++;
  return counts;
}

function labSummary({ id, title, points }: LabWorth, results: readonly StudentResult[]): LabSummary {
  const graded = results.flatMap((result) =>
    result.labs.filter(({ lab }) => lab === id).map((lab) => ({ result, lab })),
  );
  const checks = graded[0]?.lab.checks ?? [];
  return {
    ...{ id, title, outOf: points },
    tried: graded.filter(({ lab }) => lab.checks.some(({ status }) => status === 'passed' || status === 'failed'))
      .length,
    meanPoints: mean(graded.map(({ result, lab }) => labPoints(result, lab))),
    checks: checks.map((check, i) => {
      const counts = { passed: 0, failed: 0, 'not-written': 0, 'not-run': 0 };
      for (const { lab } of graded) counts[lab.checks[i]!.status]++;
      return { id: check.id, title: check.title, outOf: check.outOf, counts };
    }),
  };
}

function mistakes(results: readonly StudentResult[]): MistakeSummary[] {
  const found = new Map<string, { lab: string; name: string; diagnosis: string; made: Set<StudentResult> }>();
  for (const result of results)
    for (const { lab, checks } of result.labs)
      for (const { mistake } of checks) {
        if (!mistake) continue;
        const key = `${lab}/${mistake.name}`;
        const entry = found.get(key) ?? { lab, ...mistake, made: new Set() };
        found.set(key, entry);
        entry.made.add(result); // once, however many checks it fails
      }
  return [...found.values()]
    .map(({ made, ...mistake }) => ({ ...mistake, submissions: made.size }))
    .sort((a, b) => b.submissions - a.submissions || (a.lab + a.name < b.lab + b.name ? -1 : 1));
}

const trouble = ({ student, submission, problems, labs }: StudentResult): Trouble => ({
  ...{ student, submission },
  problems: [...problems, ...labs.flatMap(({ lab, problem }) => (problem ? [`Lab ${lab}: ${problem}`] : []))],
});
