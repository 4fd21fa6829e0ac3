import { Command } from 'commander';
import { names, wholeNumber } from './option-values.ts';
import type { TranslateOptions } from './translate-action.ts';

export function translateCommand(): Command {
  return new Command('translate')
    .description('Translate a sentence with every model of a run and draw the alignments.')
    .argument('<run>', 'a run folder that compare has written')
    .argument('[sentence]', 'the sentence; without it, one sentence a line is read from standard input')
    .option('--models <names>', 'comma-separated; by default all models of the run that have been trained', names)
    .option('--seed <n>', 'which seed of each model; by default the first that was trained', wholeNumber)
    .addHelpText('after', '\nExample:\n  $ attention-lab translate runs/en-fr "the old cat does not see him"')
    .action(async (run: string, sentence: string | undefined, options: TranslateOptions) => {
      const { translateAction } = await import('./translate-action.ts');
      await translateAction(run, sentence, options);
    });
}
