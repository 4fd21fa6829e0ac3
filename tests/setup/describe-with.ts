import { describe, it } from 'vitest';

/**
 * A suite that needs a tool of the system. Where it is missing the suite is skipped under its own name, and counted as
 * skipped; with REQUIRE_ALL=1 that is a failure.
 * @param missing what is missing, and the cure; undefined where nothing is
 */
export function describeWith(missing: string | undefined, name: string, suite: () => void): void {
  if (missing === undefined) {
    describe(name, suite);
  } else if (process.env.REQUIRE_ALL === '1') {
    describe(name, () => {
      it('has the tool that it needs', () => {
        throw new Error(missing);
      });
    });
  } else {
    describe.skip(`${name}: ${missing}`, suite);
  }
}
