import type { Bundle } from '../bundle.ts';
import type { ExerciseProcess, Reply } from '../exercise-process.ts';
import type { Request } from '../host.ts';
import type { Outcome } from '../outcome.ts';
import type { Value } from '../value.ts';
import { encode } from '../wire.ts';
import type { Cage, Command } from './cage.ts';
import { ConfinedProcess } from './confined-process.ts';
import type { Limits } from './limits.ts';

/** An exercise in a cage. Its process starts with the first call, and again after one that it did not survive. */
export class ConfinedExercise implements ExerciseProcess {
  readonly #cage: Cage;
  readonly #bundle: Bundle;
  readonly #limits: Limits;
  #running: { readonly process: ConfinedProcess; readonly command: Command } | undefined;
  /** What every call has come to since the code did not load. */
  #notLoaded: Outcome | undefined;
  #calls = 0;

  constructor(cage: Cage, bundle: Bundle, limits: Limits) {
    this.#cage = cage;
    this.#bundle = bundle;
    this.#limits = limits;
  }

  async call(scenario: string, input: Value, seconds: number): Promise<Reply> {
    if (this.#running?.process.hasEnded) await this.stop();
    const printed = this.#running || this.#notLoaded ? '' : await this.#start();
    if (this.#notLoaded) return { outcome: this.#notLoaded, printed };
    const { process } = this.#running!;
    const id = ++this.#calls;
    const outcome = await process.answer(id, seconds, encode({ id, scenario, input } satisfies Request));
    if (process.hasEnded) await this.stop();
    return { outcome, printed: printed + process.takePrinted() };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.process.kill();
    await running?.command.dispose?.();
  }

  /** What was printed meanwhile. */
  async #start(): Promise<string> {
    const command = await this.#cage.command(this.#bundle, this.#limits);
    const process = new ConfinedProcess(command, this.#limits);
    this.#running = { process, command };
    const outcome = await process.answer(0, this.#limits.startSeconds);
    if (outcome.kind !== 'value') {
      this.#notLoaded = notLoaded(outcome);
      await this.stop();
    }
    return process.takePrinted();
  }
}

function notLoaded(outcome: Exclude<Outcome, { kind: 'value' }>): Outcome {
  if (outcome.kind === 'timed out') {
    const cure = 'look for a loop without end outside of the functions';
    return { kind: 'not loaded', message: `loading it takes more than ${outcome.seconds} s — ${cure}` };
  }
  return outcome.kind === 'crashed'
    ? { kind: 'not loaded', message: `while it was loaded, ${outcome.reason}` }
    : outcome;
}
