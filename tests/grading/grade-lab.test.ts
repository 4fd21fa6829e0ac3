import { describe, expect, it } from 'vitest';
import { hiddenSeed, PUBLIC } from '../../src/grading/cases.ts';
import type { ExerciseProcess } from '../../src/grading/exercise-process.ts';
import { gradeLab } from '../../src/grading/grade-lab.ts';
import { inProcess } from '../../src/grading/in-process.ts';
import type { CheckResult } from '../../src/grading/result.ts';
import { toyLab, toyMistakes, toyOracle, toySolution } from './toy-lab/toy-lab.ts';

const grade = (exercise: ExerciseProcess, options: Partial<Parameters<typeof gradeLab>[0]> = {}) =>
  gradeLab({ lab: toyLab, exercise, oracle: toyOracle(), seeds: [PUBLIC], isolation: 'none', ...options });
const running = (functions: object) => inProcess(toyLab.scenarios, { functions: { ...toySolution, ...functions } });
const names = ({ diagnoses }: CheckResult) => diagnoses.map(({ mistake }) => mistake);

describe('gradeLab', () => {
  it('gives the reference all points and says what was not run', async () => {
    const result = await grade(running({}));
    expect(result).toMatchObject({ lab: '99', points: 5, earned: 5, hiddenNotRun: 2, isolation: 'none' });
    expect(await grade(running({}))).toEqual(result);
  });

  it('gives the points of the checks that pass, and names a mistake that explains every failed case', async () => {
    const { earned, checks } = await grade(running(toyMistakes[0]!.functions));
    expect(earned).toBe(3);
    expect(checks.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(checks[0]!.diagnoses).toEqual([{ mistake: 'squared', text: 'This is the square.' }]);
    expect(checks[0]!.problem).toMatch(/^the result is \d+, expected \d+$/);
  });

  it('tells mistakes that look alike in one check apart by another', async () => {
    const [, one] = (await grade(running(toyMistakes[1]!.functions))).checks;
    expect(names(one!)).toEqual(['last-left-out']);
    const both = (await grade(running(toyMistakes[2]!.functions))).checks;
    expect(both.map(names)).toEqual([['last-left-out-everywhere'], ['last-left-out-everywhere']]);
  });

  it('names nothing if one failed case has another answer', async () => {
    let calls = 0;
    const sometimes = (x: number) => (calls++ === 1 ? -1 : x * x);
    const { checks } = await grade(running({ double: sometimes }));
    expect(checks[0]).toMatchObject({ status: 'failed', diagnoses: [] });
  });

  it.each<[string, unknown, string, string]>([
    ['an error', () => boom(), 'failed', 'double threw RangeError: too much'],
    ['a TODO', () => todo(), 'not written', 'double is not written yet: times two'],
    [
      'a promise',
      async (x: number) => 2 * x,
      'failed',
      'double returned a promise — it has to return its result itself: take "async" away',
    ],
    [
      'no function',
      undefined,
      'failed',
      'exercise.ts exports no function double — keep its line "export function double(…)"',
    ],
  ])('says that there is %s', async (_, double, status, problem) => {
    const { checks, earned } = await grade(running({ double }));
    expect(checks[0]!.status).toBe(status);
    expect(checks[0]!.problem).toContain(problem);
    expect(earned).toBe(3);
  });

  it('asks no more cases of a check that timed out', async () => {
    const asked: string[] = [];
    const slow: ExerciseProcess = {
      call: async (scenario, _, seconds) => {
        asked.push(scenario);
        return { outcome: { kind: 'timed out', seconds }, printed: 'here\n' };
      },
      stop: async () => {},
    };
    const { checks } = await grade(slow);
    expect(asked).toEqual(['double', 'total']);
    expect(checks[0]).toMatchObject({ problem: expect.stringContaining('no answer within 10 s'), printed: 'here\n' });
  });

  it('says where only a hidden case shows the problem', async () => {
    const known = new Set<number>();
    const learning = (x: number) => {
      known.add(x);
      return 2 * x;
    };
    expect((await grade(running({ double: learning }))).earned).toBe(5);
    const exercise = running({ double: (x: number) => (known.has(x) ? 2 * x : 0) });
    const { checks, hiddenNotRun } = await grade(exercise, { seeds: [PUBLIC, await hiddenSeed('secret')] });
    expect(checks[0]).toMatchObject({ status: 'failed', hiddenOnly: true });
    expect(hiddenNotRun).toBe(0);
  });

  it('runs the checks that it is told to, and reports each at once', async () => {
    const reported: string[] = [];
    const { points } = await grade(running({}), {
      only: new Set(['adds']),
      onCheck: ({ id }) => void reported.push(id),
    });
    expect(points).toBe(3);
    expect(reported).toEqual(['adds']);
  });
});

function boom(): never {
  throw new RangeError('too much');
}

function todo(): never {
  throw new Error('double is not written yet: times two');
}
