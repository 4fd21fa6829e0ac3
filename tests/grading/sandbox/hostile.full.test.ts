import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseProcess } from '../../../src/grading/exercise-process.ts';
import { CAGES, whyNot } from '../../../src/grading/sandbox/runners.ts';
import { cellText, expectedOf } from './expected.ts';
import { gradeHostileSubmission, refusalOf } from './grade-hostile-submission.ts';
import { hostileCode } from './hostile/all.ts';
import { hostileSubmissions } from './hostile/submissions.ts';
import { type HostileWorld, hostileWorld } from './hostile-world.ts';
import { honest, runHostileCode } from './run-hostile-code.ts';

/** Name of the attack → level → what it came to. */
const matrix = new Map<string, Map<string, string>>(hostileCode.map(({ name }) => [name, new Map()]));
const tried: string[] = [];

for (const cage of CAGES) {
  const { isolation } = cage;
  const missing = await whyNot(cage);
  describe.skipIf(missing !== undefined && process.env.REQUIRE_ALL !== '1')(
    `hostile code in ${isolation}${missing === undefined ? '' : `: ${missing}`}`,
    () => {
      let world: HostileWorld;
      let neighbour: ExerciseProcess;

      beforeAll(async () => {
        tried.push(isolation);
        world = await hostileWorld();
        neighbour = await honest(cage);
      });
      afterAll(async () => {
        await neighbour?.stop();
        await world?.close();
      });

      it.each(hostileCode.map((hostile) => [hostile.name, hostile] as const))('%s', async (name, hostile) => {
        const expected = expectedOf(hostile, isolation);
        const aftermath = await runHostileCode(hostile, cage, world, neighbour);
        matrix.get(name)!.set(isolation, cellText(aftermath));
        expect(aftermath).toEqual({
          attack: expect.stringMatching(expected.attack),
          afterwards: expect.stringMatching(expected.afterwards),
          breaches: expected.breaches,
          neighbour: 'value 42',
        });
      });
    },
  );
}

const refusals = new Map<string, string>();

describe('a submission that means harm before any of its code runs', () => {
  it.each(hostileSubmissions.map((hostile) => [hostile.name, hostile] as const))('%s', async (name, hostile) => {
    const { says, ...refusal } = refusalOf(hostile);
    const graded = await gradeHostileSubmission(hostile);
    refusals.set(name, graded.earned === 0 ? 'refused' : 'not read');
    expect(graded).toEqual({ ...refusal, says: expect.stringMatching(says) });
  });
});

/** The matrix as a table in Markdown. */
afterAll(() => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = [...matrix].map(([name, cells]) => row([name, ...tried.map((level) => cells.get(level) ?? 'not run')]));
  for (const [name, refusal] of refusals) rows.push(row([name, ...tried.map(() => refusal)]));
  console.log([row(['attack', ...tried]), row(['---', ...tried.map(() => '---')]), ...rows].join('\n'));
});
