import type { Scenarios } from '../../../../src/grading/lab.ts';
import type { Value } from '../../../../src/grading/value.ts';

interface Exercise {
  attack(world: Value): unknown;
  double(x: number): number;
}

export const scenarios = {
  attack: async ({ attack }, world: Value) => await attack(world),
  double: ({ double }, x: number) => double(x),
} satisfies Scenarios<Exercise>;
