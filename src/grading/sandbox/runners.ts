import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, unknownName } from '../../base/errors.ts';
import type { ExerciseRunner } from '../exercise-process.ts';
import { bubblewrap } from './bubblewrap.ts';
import { type Cage, ISOLATIONS } from './cage.ts';
import { ConfinedExercise } from './confined-exercise.ts';
import { ConfinedProcess } from './confined-process.ts';
import { deno } from './deno.ts';
import { LIMITS, type Limits } from './limits.ts';
import { nodePermissions } from './node-permissions.ts';
import { plain } from './plain.ts';

/** Strongest first, as in {@link ISOLATIONS}. */
export const CAGES: readonly Cage[] = [bubblewrap, deno, nodePermissions, plain];

/** Runs exercises in one kind of cage. */
export interface SandboxRunner extends ExerciseRunner {
  /** Whether it may run the code of strangers. */
  readonly contains: boolean;
}

export const runnerIn = (cage: Cage, limits: Limits = LIMITS): SandboxRunner => ({
  isolation: cage.isolation,
  contains: cage.contains,
  start: async (bundle) => new ConfinedExercise(cage, bundle, limits),
});

export interface SandboxOptions {
  /** The name of a level; the strongest that this machine has unless told. */
  readonly isolation?: string | undefined;
  /** Take one that contains nothing, too. */
  readonly weak?: boolean | undefined;
  readonly limits?: Limits;
}

/**
 * The strongest runner that works on this machine: each is tried, since a program that is installed may be forbidden.
 *
 * @throws UsageError for an unknown level; InputError if the level does not work here, or contains nothing and weak ones
 *   were not asked for
 */
export async function openSandbox({
  isolation,
  weak = false,
  limits = LIMITS,
}: SandboxOptions): Promise<SandboxRunner> {
  const named = CAGES.filter((cage) => isolation === undefined || cage.isolation === isolation);
  if (named.length === 0) throw unknownName('isolation', isolation ?? '', ISOLATIONS);
  const failures: string[] = [];
  for (const cage of named.filter(({ contains }) => contains || weak)) {
    const failure = await whyNot(cage);
    if (failure === undefined) return runnerIn(cage, limits);
    failures.push(`${cage.isolation}: ${failure}`);
  }
  if (failures.length === 0) throw new InputError(`${isolation}: it keeps code from nothing — ${HOW_WEAK}`);
  throw new InputError(`nothing that would contain strangers' code works here — ${[...failures, HOW_WEAK].join('; ')}`);
}

const HOW_WEAK = 'to run code that you trust all the same, add --weak-isolation';

/** What the first process in a new cage has to say; a first line of an answer that says that all is well. */
const GREETING = '{"id":0,"outcome":{"kind":"value","value":null}}';

/** Why a cage cannot be had on this machine; nothing if it can. */
export async function whyNot(cage: Cage): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'attention-lab-try-'));
  try {
    await writeFile(join(folder, 'main.mjs'), `process.stdout.write(${JSON.stringify(`${GREETING}\n`)});`);
    const command = await cage.command({ folder, entry: 'main.mjs' }, LIMITS);
    const process = new ConfinedProcess(command, LIMITS);
    const outcome = await process.answer(0, LIMITS.startSeconds);
    await process.kill();
    await command.dispose?.();
    if (outcome.kind === 'value') return undefined;
    return `it does not start (${process.takePrinted().trim().split('\n')[0] || 'it says nothing'})`;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
