import { Command } from 'commander';
import { version } from '../platform/node/machine.ts';
import { benchCommand } from './bench-command.ts';
import { compareCommand } from './compare-command.ts';
import { dataCommand } from './data-command.ts';
import { exportCommand } from './export-command.ts';
import { gradeCommand } from './grade-command.ts';
import { labCommand } from './lab-command.ts';
import { notebooksCommand } from './notebooks-command.ts';
import { releaseCommand } from './release-command.ts';
import { reportCommand } from './report-command.ts';
import { EXIT, reportError } from './report-error.ts';
import { studyCommand } from './study-command.ts';
import { translateCommand } from './translate-command.ts';

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
    .addCommand(exportCommand())
    .addCommand(studyCommand())
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
