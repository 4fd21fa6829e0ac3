import { describe, expect, it } from 'vitest';
import { gradeHostileSubmission, refusalOf } from './grade-hostile-submission.ts';
import { hostileSubmissions } from './hostile/submissions.ts';

const quick = hostileSubmissions.filter(({ slow }) => !slow);

describe('a submission that means harm before any of its code runs', () => {
  it.each(quick.map((hostile) => [hostile.name, hostile] as const))('%s', async (_name, hostile) => {
    const { says, ...refusal } = refusalOf(hostile);
    expect(await gradeHostileSubmission(hostile)).toEqual({ ...refusal, says: expect.stringMatching(says) });
  });
});
