import type { GradedSubmission } from '../../../src/grading/class/graded.ts';
import { type HumanScore, studentResult } from '../../../src/grading/class/student-result.ts';

export const course = { course: 'attention', year: '2026/27' };

/** 7 points with the written question, and 2 on top. */
export const labs = [
  { id: '03', title: 'Softmax & attention', points: 7 },
  { id: '09', title: 'Language model', points: 2, bonus: true },
];

export const questions = [{ lab: '03', question: 2, points: 1.5 }];

const wrongAxis = { mistake: 'wrong-axis', text: 'The softmax was taken over the wrong axis.' };

const lab03 = (statuses: readonly ['passed' | 'failed', 'passed' | 'failed']): GradedSubmission['labs'][number] => ({
  lab: '03',
  title: 'Softmax & attention',
  points: 5.5,
  earned: (statuses[0] === 'passed' ? 3.5 : 0) + (statuses[1] === 'passed' ? 2 : 0),
  checks: [
    {
      ...{ id: 'rows', title: 'Rows sum to 1', points: 3.5, earned: statuses[0] === 'passed' ? 3.5 : 0 },
      status: statuses[0],
      ...(statuses[0] === 'failed' && { problem: 'result[0] is 0.7, expected 1\n# <no heading>' }),
      diagnoses: statuses[0] === 'failed' ? [wrongAxis] : [],
    },
    {
      ...{ id: 'stable', title: 'Large <scores> stay finite', points: 2, earned: statuses[1] === 'passed' ? 2 : 0 },
      status: statuses[1],
      ...(statuses[1] === 'failed' && { problem: 'result[1] is NaN, expected 0.5', hiddenOnly: true as const }),
      diagnoses: [],
    },
  ],
});

const lab09 = (trouble?: string): GradedSubmission['labs'][number] => ({
  lab: '09',
  title: 'Language model',
  points: 2,
  earned: trouble ? 0 : 2,
  ...(trouble ? { trouble } : { types: ['12:3: Type *string* is not a number', '13:1: x'] }),
  checks: [
    {
      ...{ id: 'pairs', title: 'Labels for free', points: 2, earned: trouble ? 0 : 2, diagnoses: [] },
      status: trouble ? ('not run' as const) : ('passed' as const),
      ...(trouble && { problem: trouble }),
    },
  ],
});

const submission = (student: string, labResults: GradedSubmission['labs'], troubles: string[] = []) => ({
  schema: 'attention-lab/graded-submission/v1' as const,
  ...{ key: `key of ${student}`, submission: `${student}.zip`, student, isolation: 'bubblewrap', troubles },
  labs: labResults,
  answers: [{ lab: '03', question: 2, text: student === 'ada' ? '=1+1, "because"' : '' }],
});

/** One who has everything, one with a known mistake, one of whom a lab is missing. */
export const graded: readonly GradedSubmission[] = [
  submission('ada', [lab03(['passed', 'passed']), lab09()]),
  submission('bob', [lab03(['failed', 'failed']), lab09()]),
  submission('eve', [lab03(['failed', 'passed']), lab09('09/exercise.ts: no such *file*')], ['no manifest']),
];

export const scores: readonly HumanScore[] = [
  { student: 'ada', lab: '03', question: 2, earned: 1.25, comment: 'good, but [short]' },
];

export const results = graded.map((result) => studentResult(result, labs, questions, scores));
