import { Command, Option } from 'commander';
import { defaultModels, modelNames } from '../compare/model-names.ts';
import type { CompareOptions } from './open-run.ts';
import { collect, names, seeds, wholeNumber } from './option-values.ts';

export function compareCommand(): Command {
  return new Command('compare')
    .description('Train models on one task, evaluate them, and write the run folder with its report.')
    .option('--task <name|file>', 'en-fr, dates, reverse, or a CSV file with the columns source and target (en-fr)')
    .option('--models <names>', `comma-separated, of ${modelNames.join(', ')} (${defaultModels.join(',')})`, names)
    .option(
      '--seeds <n|list>',
      'a number n for the seeds 1 to n, or a list such as 1,5,9; "5," is seed 5 alone (1)',
      seeds,
    )
    .addOption(
      new Option('--preset <name>', 'size of models and training; quick is a smoke run').choices(['lab', 'quick']),
    )
    .option('--steps <n>', 'training steps of every model', wholeNumber)
    .option('--set <key=value>', 'any setting by its path, e.g. transformer.heads=2; repeatable', collect)
    .option('--out <folder>', 'the run folder (runs/<task>, or the next free number)')
    .option('--resume', 'go on with the run in the --out folder where it stopped')
    .option('--force', 'replace the run in the --out folder')
    .option('--jobs <n>', 'trainings side by side, each in a process of its own (one per processor)', wholeNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab compare --preset quick\n  $ attention-lab compare --seeds 3 --out runs/three-seeds\n  $ attention-lab compare --task reverse --models lstm-additive,transformer',
    )
    .action(async (options: CompareOptions) => {
      const { compareAction } = await import('./compare-action.ts');
      await compareAction(options);
    });
}
