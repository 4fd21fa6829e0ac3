import { Command } from 'commander';
import { beamWidth, names, wholeNumber } from './option-values.ts';
import type { TranslateOptions } from './translate-action.ts';

export function translateCommand(): Command {
  return new Command('translate')
    .description('Translate a sentence with every model of a run and draw the alignments.')
    .argument('<run>', 'a run folder that compare has written')
    .argument('[sentence]', 'the sentence; without it, one sentence a line is read from standard input')
    .option('--models <names>', 'comma-separated; by default all models of the run that have been trained', names)
    .option('--seed <n>', 'which seed of each model; by default the first that was trained', wholeNumber)
    .option(
      '--beam <n>',
      'search with n hypotheses, at most 100; by default as the run did (1: greedy decoding)',
      beamWidth,
    )
    .option('--n-best', 'print all that the beam found, each with its score and log-probability')
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab translate runs/en-fr "the old cat does not see him"\n  $ attention-lab translate runs/en-fr --beam 5 --n-best "the old cat does not see him"',
    )
    .action(async (run: string, sentence: string | undefined, options: TranslateOptions) => {
      const { translateAction } = await import('./translate-action.ts');
      await translateAction(run, sentence, options);
    });
}
