import { Command } from 'commander';
import type { CheckNotebooksOptions } from './notebooks-action.ts';

export function notebooksCommand(): Command {
  return new Command('notebooks')
    .description('Open the notebooks, or run them all and see that they still do what they did.')
    .addCommand(
      new Command('open')
        .description('Make their kernel known to Jupyter and VS Code, and start JupyterLab where there is one.')
        .action(async () => {
          const { openNotebooks } = await import('./notebooks-action.ts');
          await openNotebooks();
        }),
    )
    .addCommand(
      new Command('check')
        .description('Check the types of all cells, run them, and compare what they print with what the files keep.')
        .argument('[notebook...]', 'files to check (all in notebooks/)')
        .option(
          '--run <folder>',
          'the run that some of them read; without it one is trained where it is needed, as npm start does',
        )
        .option('--write', 'keep what they print now')
        .action(async (notebooks: string[], options: CheckNotebooksOptions) => {
          const { checkAction } = await import('./notebooks-action.ts');
          await checkAction(notebooks, options);
        }),
    );
}
