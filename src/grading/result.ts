/** A known mistake that explains every case that failed. */
export interface Diagnosis {
  readonly mistake: string;
  readonly text: string;
}

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** All of the points or none. */
  readonly earned: number;
  readonly status: 'passed' | 'failed' | 'not written';
  /** What is wrong in the first case that failed, with the numbers that show it. */
  readonly problem?: string;
  /** Whether all public cases passed, so that it takes a hidden one to see the problem. */
  readonly hiddenOnly?: true;
  /** More than one only if these mistakes cannot be told apart here. */
  readonly diagnoses: readonly Diagnosis[];
  /** What the code printed during this check. */
  readonly printed?: string;
}

/** Plain data, the same for the same code and seeds. */
export interface LabResult {
  readonly lab: string;
  /** What checks can give: written questions are marked by a person. */
  readonly points: number;
  readonly earned: number;
  readonly checks: readonly CheckResult[];
  /** How many checks have cases that only the instructor's secret draws and that were not run here. */
  readonly hiddenNotRun: number;
  /** What contained the code. */
  readonly isolation: string;
}
