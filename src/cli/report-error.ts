import { CommanderError } from 'commander';
import { InputError, UsageError } from '../base/errors.ts';
import { Interrupted } from './interrupted.ts';

export const EXIT = { ok: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** Says on stderr what ended a command. Returns the exit code. */
export function reportError(error: unknown): number {
  // Commander has printed its message (or the help) already; `--help` and `--version` carry exit code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.interrupted;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof InputError) {
    process.stderr.write(`error: ${error.message}\n`);
    return EXIT.failure;
  }
  process.stderr.write(`error: something went wrong that should not have; please report it with this trace.\n`);
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.failure;
}
