import { Command } from 'commander';

export function reportCommand(): Command {
  return new Command('report')
    .description('Write the report of a run again from its files; trains nothing.')
    .argument('<run>', 'a run folder that compare has written')
    .action(async (run: string) => {
      const { reportAction } = await import('./report-action.ts');
      await reportAction(run);
    });
}
