import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classGrader } from '../../../src/grading/class/class-grader.ts';
import { plainRunner } from '../../../src/grading/plain-runner.ts';
import { course } from '../class/example-class.ts';
import { toyLab, toyOracle } from '../toy-lab/toy-lab.ts';
import type { HostileSubmission } from './hostile/submissions.ts';

const { uses: _, ...lab } = toyLab.lab;

const grader = classGrader({
  labs: [{ lab: { ...toyLab, lab }, questions: [], uses: [], oracle: () => toyOracle() }],
  ...{ course, code: '', runner: plainRunner, hidden: { hidden: true, seed: 7 } },
  typeErrors: async () => ({}),
});

const SECRET = 'canary-19c2';

/** What the grader makes of a submission that lies beside a secret. */
export async function gradeHostileSubmission(hostile: HostileSubmission) {
  const root = mkdtempSync(join(tmpdir(), 'attention-lab-submission-'));
  try {
    writeFileSync(join(root, 'secret.json'), JSON.stringify({ secret: SECRET }));
    const found = await hostile.make(root);
    const before = readdirSync(root);
    const submission = await grader.open(found);
    const graded = await grader.grade(submission, await grader.key(submission));
    const toy = graded.labs[0]!;
    return {
      says: [...graded.troubles, toy.trouble].filter(Boolean).join(' '),
      earned: toy.earned,
      reads: JSON.stringify(graded).includes(SECRET),
      /** What was unpacked or made. */
      writes: readdirSync(root).filter((name) => !before.includes(name)),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What must come of it. */
export const refusalOf = ({ says, earned = 0 }: HostileSubmission) => ({ says, earned, reads: false, writes: [] });
