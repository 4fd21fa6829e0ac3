import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/platform/node/machine.ts';
import { studyPlan } from '../../src/study/study-plan.ts';
import { studyResults } from '../../src/study/study-results.ts';
import { exampleStudy, planOf } from './example-study.ts';

const names = readdirSync(projectPath('src/study/plans')).map((file) => file.replace(/\.json$/, ''));

describe('a study plan', () => {
  it.each(names)('%s fits the format and is called as its file', (name) => {
    expect(planOf(name).name).toBe(name);
  });

  it.each([
    ['two arms of one name', { arms: [0, 0] }, 'there are two arms "none"'],
    ['a contrast with an unknown arm', { first: 'nobody' }, 'there is no arm "nobody"'],
    ['an arm held against itself', { first: 'additive' }, 'an arm cannot be held against itself'],
  ])('with %s is refused', (_, { arms, first }: { arms?: number[]; first?: string }, message) => {
    const plan = planOf('bottleneck');
    const wrong = {
      ...plan,
      ...(arms && { arms: arms.map((place) => plan.arms[place]) }),
      ...(first && { contrasts: [{ ...plan.contrasts[0], first }] }),
    };
    const { error } = studyPlan.safeParse(wrong);
    expect(error?.issues.map((issue) => issue.message)).toContain(message);
  });

  it('of costs asks for growth and for lengths', () => {
    const { error } = studyPlan.safeParse({ ...planOf('bottleneck'), kind: 'cost' });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'a study of costs asks for growth alone',
      'a study of costs needs lengths',
    ]);
  });
});

it('the example of results fits the format', () => {
  expect(studyResults.parse(exampleStudy())).toEqual(exampleStudy());
});
