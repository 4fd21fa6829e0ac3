import { Command, Option } from 'commander';
import { defaultModels, modelNames } from '../compare/model-names.ts';
import { bundledTasks } from '../compare/task.ts';
import { tokenizerNames } from '../text/tokenizer.ts';
import type { CompareOptions } from './open-run.ts';
import { beamWidth, collect, names, seeds, wholeNumber } from './option-values.ts';

export function compareCommand(): Command {
  return new Command('compare')
    .description('Train models on one task, evaluate them, and write the run folder with its report.')
    .addOption(
      new Option('--task <name>', 'the corpus to learn, of those that come with the project (en-fr)').choices(
        bundledTasks,
      ),
    )
    .addOption(
      new Option('--data <file>', 'your own corpus: CSV with the columns source and target, as data import writes it') //
        .conflicts('task'),
    )
    .option('--models <names>', `comma-separated, of ${modelNames.join(', ')} (${defaultModels.join(',')})`, names)
    .option(
      '--seeds <n|list>',
      'a number n for the seeds 1 to n, or a list such as 1,5,9; "5," is seed 5 alone (1)',
      seeds,
    )
    .addOption(
      new Option('--preset <name>', 'size of models and training; quick is a smoke run').choices(['lab', 'quick']),
    )
    .addOption(
      new Option('--tokenizer <name>', 'what models read and write one by one (word; dates: character)') //
        .choices(tokenizerNames),
    )
    .option('--merges <n>', 'the most merges of --tokenizer bpe, learnt on the training split (1000)', wholeNumber)
    .option('--steps <n>', 'training steps of every model', wholeNumber)
    .option('--beam <n>', 'translate by beam search with n hypotheses, at most 100 (1: greedy decoding)', beamWidth)
    .option('--set <key=value>', 'any setting by its path, e.g. transformer.heads=2; repeatable', collect)
    .option('--out <folder>', 'the run folder (runs/<task>, or the next free number)')
    .option('--resume', 'go on with the run in the --out folder where it stopped')
    .option('--force', 'replace the run in the --out folder')
    .option('--jobs <n>', 'trainings side by side, each in a process of its own (one per processor)', wholeNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab compare --preset quick\n  $ attention-lab compare --seeds 3 --out runs/three-seeds\n  $ attention-lab compare --task reverse --models lstm-additive,transformer\n  $ attention-lab compare --data my-pairs.csv --tokenizer bpe --merges 500\n\nAlignment error rates are of the rule argmax (each target word is linked to the source word it looks at most);\nthose of threshold and intersection stand beside it in the report and in summary.json.',
    )
    .action(async (options: CompareOptions) => {
      const { compareAction } = await import('./compare-action.ts');
      await compareAction(options);
    });
}
