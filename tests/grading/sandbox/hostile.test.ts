import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExerciseProcess } from '../../../src/grading/exercise-process.ts';
import { bubblewrap } from '../../../src/grading/sandbox/bubblewrap.ts';
import { CAGES, whyNot } from '../../../src/grading/sandbox/runners.ts';
import { expectedOf } from './expected.ts';
import { hostileCode } from './hostile/all.ts';
import { type HostileWorld, hostileWorld } from './hostile-world.ts';
import { honest, runHostileCode } from './run-hostile-code.ts';

describe('the matrix of hostile code', () => {
  const containing = CAGES.filter(({ contains }) => contains).map(({ isolation }) => isolation);

  it('leaves nothing open at a level that may run the code of strangers', () => {
    const open = hostileCode.filter((hostile) =>
      containing.some((level) => expectedOf(hostile, level).breaches.length),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('has something open at each of the others, which is why they may not', () => {
    for (const { isolation, contains } of CAGES) {
      const open = hostileCode.filter((hostile) => expectedOf(hostile, isolation).breaches.length > 0);
      expect(open.length > 0, isolation).toBe(!contains);
    }
  });
});

const missing = await whyNot(bubblewrap);

/** Those that are quick; `npm run test:full` runs them all, at all levels. */
describe.skipIf(missing !== undefined && process.env.REQUIRE_ALL !== '1')(
  `hostile code in bubblewrap${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    let world: HostileWorld;
    let neighbour: ExerciseProcess;

    beforeAll(async () => {
      world = await hostileWorld();
      neighbour = await honest(bubblewrap);
    });
    afterAll(async () => {
      await neighbour?.stop();
      await world?.close();
    });

    it.each(hostileCode.filter(({ slow }) => !slow).map((hostile) => [hostile.name, hostile] as const))(
      '%s',
      async (_, hostile) => {
        const expected = expectedOf(hostile, 'bubblewrap');
        const aftermath = await runHostileCode(hostile, bubblewrap, world, neighbour);
        expect(aftermath).toEqual({
          attack: expect.stringMatching(expected.attack),
          afterwards: expect.stringMatching(expected.afterwards),
          breaches: [],
          neighbour: 'value 42',
        });
      },
    );
  },
);
