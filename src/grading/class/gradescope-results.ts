import type { GradedCheck, GradedLab } from './graded.ts';
import { printable } from './plain-text.ts';

/** One line of what Gradescope shows; https://gradescope-autograders.readthedocs.io/en/latest/specs/. */
interface GradescopeTest {
  readonly name: string;
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible';
  readonly tags: readonly string[];
}

export interface GradescopeResults {
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'visible';
  /** What the grader itself printed is for the instructor. */
  readonly stdout_visibility: 'hidden';
  readonly tests: readonly GradescopeTest[];
}

/**
 * The `results.json` of one submission, whole at any time: checks that have not run yet stand in it with no points, so
 * that a time-out keeps what was earned before.
 *
 * @param labs every lab with every check, run or not
 * @param output what concerns the submission as a whole
 */
export function gradescopeResults(labs: readonly GradedLab[], output: readonly string[]): GradescopeResults {
  return {
    output: printable(output.join('\n')),
    ...({ output_format: 'text', visibility: 'visible', stdout_visibility: 'hidden' } as const),
    tests: labs.flatMap((lab) => lab.checks.map((check, i) => test(lab, check, `${lab.lab}.${i + 1}`))),
  };
}

function test({ lab, title: labTitle }: GradedLab, check: GradedCheck, number: string): GradescopeTest {
  const { title, points, earned, status, diagnoses, problem, hiddenOnly } = check;
  const said = [
    ...(hiddenOnly ? ['All public cases pass; a hidden one does not.'] : []),
    ...diagnoses.map(({ text }) => text),
    ...(problem ? [problem] : []),
  ];
  return {
    ...{ name: `Lab ${lab}, ${labTitle}: ${title}`, number, score: earned, max_score: points },
    status: status === 'passed' ? 'passed' : 'failed',
    output: printable(said.join('\n')),
    ...({ output_format: 'text', visibility: 'visible' } as const),
    tags: [`lab-${lab}`],
  };
}
