import { Command } from 'commander';
import type { CheckOptions } from './lab/check-action.ts';
import type { SubmitOptions } from './lab/submit-action.ts';

const LAB = 'its number, or a part of its name: 05, bahdanau';

export function labCommand(): Command {
  return new Command('lab')
    .description('Do the labs: see where you stand, check, get hints, hand in.')
    .addCommand(
      new Command('list')
        .description('All labs with their points, and where you stand.')
        .action(async () => (await import('./lab/list-action.ts')).listAction()),
    )
    .addCommand(
      new Command('show')
        .description('What to read, write and answer in a lab, and what is checked.')
        .argument('<lab>', LAB)
        .action(async (lab: string) => (await import('./lab/show-action.ts')).showAction(lab)),
    )
    .addCommand(checkCommand())
    .addCommand(
      new Command('watch')
        .description('Check a lab whenever its exercise is saved, until Ctrl-C.')
        .argument('[lab]', `${LAB}; the first that does not pass yet`)
        .action(async (lab: string | undefined) => (await import('./lab/watch-action.ts')).watchAction(lab)),
    )
    .addCommand(
      new Command('hint')
        .description('The next hint for a check; each says more than the one before.')
        .argument('<lab>', LAB)
        .argument('[check]', 'its name; the first check that does not pass yet')
        .action(async (lab: string, check?: string) => (await import('./lab/hint-action.ts')).hintAction(lab, check)),
    )
    .addCommand(
      new Command('reset')
        .description('Bring the starter of a lab back; what you wrote is kept in a file beside it.')
        .argument('<lab>', LAB)
        .action(async (lab: string) => (await import('./lab/reset-action.ts')).resetAction(lab)),
    )
    .addCommand(
      new Command('submit')
        .description('Pack what you hand in, and nothing else; says what is missing and refuses nothing.')
        .option('--student <id>', 'your student number or login; asked for once and kept')
        .option('--out <file.zip>', 'the zip to write (submission-<id>.zip)')
        .action(async (options: SubmitOptions) => (await import('./lab/submit-action.ts')).submitAction(options)),
    )
    .addCommand(
      new Command('solution')
        .description('The reference beside what you wrote, once every check of the lab passes.')
        .argument('<lab>', LAB)
        .action(async (lab: string) => (await import('./lab/solution-action.ts')).solutionAction(lab)),
    );
}

function checkCommand(): Command {
  return new Command('check')
    .description('Check a lab: what passes, what does not and the numbers that show it, points.')
    .argument('[lab]', `${LAB}; the first that does not pass yet`)
    .option('--all', 'check every lab that was begun')
    .action(async (lab: string | undefined, options: CheckOptions) => {
      const { checkAction } = await import('./lab/check-action.ts');
      await checkAction(lab, options);
    });
}
