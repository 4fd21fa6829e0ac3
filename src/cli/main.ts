import { Command, CommanderError } from 'commander';
import { InputError, UsageError } from '../base/errors.ts';
import { version } from '../platform/node/machine.ts';
import { benchCommand } from './bench-command.ts';
import { compareCommand } from './compare-command.ts';
import { dataCommand } from './data-command.ts';
import { gradeCommand } from './grade-command.ts';
import { Interrupted } from './interrupted.ts';
import { labCommand } from './lab-command.ts';
import { notebooksCommand } from './notebooks-command.ts';
import { releaseCommand } from './release-command.ts';
import { reportCommand } from './report-command.ts';
import { translateCommand } from './translate-command.ts';

const EXIT = { ok: 0, failure: 1, usage: 2, interrupted: 130 } as const;

/** Runs one command line. Results go to stdout, progress and messages to stderr; returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('attention-lab')
    .description(
      'Trains an LSTM with Bahdanau attention and a Transformer on the same data and sets them side by side.',
    )
    .version(version)
    .showSuggestionAfterError()
    .addCommand(compareCommand())
    .addCommand(translateCommand())
    .addCommand(reportCommand())
    .addCommand(dataCommand())
    .addCommand(labCommand())
    .addCommand(releaseCommand())
    .addCommand(gradeCommand())
    .addCommand(benchCommand())
    .addCommand(notebooksCommand());
  throwInsteadOfExiting(program);
  process.stdout.on('error', endQuietly);
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.ok); // a command that ends well may still have found what fails
  } catch (error) {
    return reportError(error);
  }
}

/** Commander would end the process by itself, with 1 for bad usage. */
function throwInsteadOfExiting(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExiting(child);
}

/** Whoever reads the output has seen enough of it: `attention-lab … | head`. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
}

function reportError(error: unknown): number {
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
