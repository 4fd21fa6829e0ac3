import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleExercise, removeBundle } from '../../../src/grading/bundle.ts';
import type { ExerciseProcess } from '../../../src/grading/exercise-process.ts';
import type { LoadedLab } from '../../../src/grading/load-lab.ts';
import type { Outcome } from '../../../src/grading/outcome.ts';
import type { Cage } from '../../../src/grading/sandbox/cage.ts';
import type { Limits } from '../../../src/grading/sandbox/limits.ts';
import { runnerIn } from '../../../src/grading/sandbox/runners.ts';
import { toyLab } from '../toy-lab/toy-lab.ts';
import type { Breach, HostileCode } from './hostile/hostile-code.ts';
import { scenarios } from './hostile-lab/scenarios.ts';
import type { HostileWorld } from './hostile-world.ts';

/** Small ones: the machine is not to suffer where nothing else contains an attack. */
const LIMITS: Limits = {
  ...{
    startSeconds: 4,
    cpuSeconds: 60,
    memoryMegabytes: 400,
    heapMegabytes: 100,
    outputMegabytes: 4,
    tasks: 16,
    openFiles: 64,
  },
};

const CALL_SECONDS = 2;

const lab: LoadedLab = {
  ...toyLab,
  ...{ folder: fileURLToPath(new URL('hostile-lab/', import.meta.url)), lab: { checks: [] }, scenarios },
};

/** What became of an attack. */
export interface Aftermath {
  /** The outcome of the attack, and of the honest call that follows, as texts. */
  readonly attack: string;
  readonly afterwards: string;
  readonly breaches: readonly Breach[];
  /** The outcome of an honest exercise in a cage of the same kind, called all the while. */
  readonly neighbour: string;
}

/** Runs an attack in a cage, with a neighbour beside it. */
export async function runHostileCode(
  hostile: HostileCode,
  cage: Cage,
  world: HostileWorld,
  neighbour: ExerciseProcess,
): Promise<Aftermath> {
  const { top = '', attack = 'return 1;', double = 'return 2 * x;' } = hostile;
  const exercise = await started(
    `${top}\nexport async function attack(world) { ${attack} }\nexport function double(x) { ${double} }`,
    cage,
  );
  let attacking = true;
  const beside = (async () => {
    let outcome = '';
    do {
      outcome = outcomeText((await neighbour.call('double', 21, 10)).outcome);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } while (attacking && outcome === 'value 42');
    return outcome;
  })();
  const attacked = await exercise.call('attack', world.told, CALL_SECONDS);
  const afterwards = await exercise.call('double', 21, CALL_SECONDS);
  const breaches: Breach[] = exercise.isChanged() ? ['writes'] : [];
  await exercise.stop();
  attacking = false;
  breaches.push(...(await world.breaches(JSON.stringify([attacked, afterwards]))));
  return {
    ...{ attack: outcomeText(attacked.outcome), afterwards: outcomeText(afterwards.outcome), breaches },
    neighbour: await beside,
  };
}

/** An honest exercise. */
export const honest = (cage: Cage): Promise<ExerciseProcess> =>
  started('export const attack = () => 1; export const double = (x) => 2 * x;', cage);

interface Started extends ExerciseProcess {
  /** Whether the bundle that it runs is not what it was. */
  isChanged(): boolean;
}

async function started(text: string, cage: Cage): Promise<Started> {
  const bundle = await bundleExercise(lab, { exercise: text });
  const content = () => readFileSync(join(bundle.folder, bundle.entry), 'utf8');
  const built = content();
  const running = await runnerIn(cage, LIMITS).start(bundle);
  return {
    isChanged: () => content() !== built,
    call: (scenario, input, seconds) => running.call(scenario, input, seconds),
    stop: async () => {
      await running.stop();
      await removeBundle(bundle);
    },
  };
}

/** An outcome on one line, what it is first: `threw TypeError: x is not a function`. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'value':
      return `value ${JSON.stringify(outcome.value)}`.slice(0, 400);
    case 'threw':
      return `threw ${outcome.name}: ${outcome.message}`;
    case 'unusable':
      return `unusable: ${outcome.what}`;
    case 'timed out':
      return `timed out after ${outcome.seconds} s`;
    case 'not loaded':
      return `not loaded: ${outcome.message}`;
    case 'crashed':
      return `crashed: ${outcome.reason}`;
  }
}
