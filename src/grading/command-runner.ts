import type { Bundle } from './bundle.ts';
import { type Child, spawnChild } from './child.ts';
import { type Command, LIMITS, type Limits } from './command.ts';
import type { ExerciseProcess, ExerciseRunner, Reply } from './exercise-process.ts';
import type { Outcome } from './outcome.ts';
import type { Value } from './value.ts';

/** Runs exercises by a command line: what the command is decides what contains them. */
export function commandRunner(
  isolation: string,
  commandOf: (bundle: Bundle) => Command,
  limits: Limits = LIMITS,
): ExerciseRunner {
  return { isolation, start: async (bundle) => new CommandProcess(commandOf(bundle), limits) };
}

/** Starts its process with the first call, and again after one that it had to kill. */
class CommandProcess implements ExerciseProcess {
  readonly #command: Command;
  readonly #limits: Limits;
  #child: Child | undefined;
  /** Once the exercise does not load, it is not tried again. */
  #unloadable: Outcome | undefined;
  #calls = 0;

  constructor(command: Command, limits: Limits) {
    this.#command = command;
    this.#limits = limits;
  }

  async call(scenario: string, input: Value, seconds: number): Promise<Reply> {
    if (this.#unloadable) return { outcome: this.#unloadable, printed: '' };
    let printed = '';
    if (!this.#child) {
      this.#child = spawnChild(this.#command, this.#limits);
      const loaded = await this.#child.answer(0, this.#limits.loadSeconds);
      printed = loaded.printed;
      if (loaded.outcome.kind !== 'value') {
        this.#unloadable = unloadable(loaded.outcome);
        await this.stop();
        return { outcome: this.#unloadable, printed };
      }
    }
    const id = ++this.#calls;
    this.#child.send({ id, scenario, input });
    const reply = await this.#child.answer(id, seconds);
    if (reply.outcome.kind === 'timed out' || reply.outcome.kind === 'crashed') await this.stop();
    return { ...reply, printed: printed + reply.printed };
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    await child?.kill();
  }
}

function unloadable(outcome: Outcome): Outcome {
  if (outcome.kind === 'timed out') {
    return {
      kind: 'not loaded',
      message: `it takes more than ${outcome.seconds} s — is there a loop outside the functions?`,
    };
  }
  if (outcome.kind === 'crashed') return { kind: 'not loaded', message: outcome.reason };
  return outcome;
}
