import type { Bundle } from './bundle.ts';
import type { Outcome } from './outcome.ts';
import type { Value } from './value.ts';

/** The outcome of a call, and what the code printed meanwhile. */
export interface Reply {
  readonly outcome: Outcome;
  readonly printed: string;
}

/** Somebody's exercise, ready to be called; one call at a time. */
export interface ExerciseProcess {
  /**
   * Runs a scenario. Never rejects for what the code does: that is an {@link Outcome}. A process that timed out or
   * crashed is killed with everything it started, and a new one takes the next call.
   */
  call(scenario: string, input: Value, seconds: number): Promise<Reply>;
  /** Kills the process, if any, with everything it started. */
  stop(): Promise<void>;
}

/** A way of running strangers' code, by what contains it. */
export interface ExerciseRunner {
  /** What contains it, as results record it: `bubblewrap`, `deno`, `node permissions`, `plain process`. */
  readonly isolation: string;
  /** Code that does not load is no rejection: every call then has the outcome `not loaded`. */
  start(bundle: Bundle): Promise<ExerciseProcess>;
}
