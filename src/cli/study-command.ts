import { Command, Option } from 'commander';
import { matchings } from '../study/study-plan.ts';
import type { StudyOptions } from './open-study.ts';
import { seeds, wholeNumber } from './option-values.ts';

export function studyCommand(): Command {
  return new Command('study')
    .description('Run an experiment plan: several seeds, ablations, statistics, and tables and figures for a write-up.')
    .argument(
      '[name]',
      'a plan that comes with the project, or the file of your own; without one, the plans are listed',
    )
    .option(
      '--seeds <n|list>',
      'a number n for the seeds 1 to n, or a list such as 1,5,9 (what the plan says: 5)',
      seeds,
    )
    .addOption(
      new Option(
        '--matching <by>',
        'what the models have in common: parameters and tokens, tokens alone, or time',
      ).choices(matchings),
    )
    .option('--out <folder>', 'the folder of the study (runs/study-<name>)')
    .option('--resume', 'go on with the study in that folder where it stopped, or from more seeds')
    .option('--force', 'replace the study in that folder')
    .option('--jobs <n>', 'trainings side by side, each in a process of its own (one per processor)', wholeNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab study                       # what there is to study\n  $ attention-lab study bottleneck\n  $ attention-lab study bottleneck --seeds 8 --resume   # three more seeds\n  $ attention-lab study my-study.json --out runs/my-study',
    )
    .action(async (name: string | undefined, options: StudyOptions) => {
      const { studyAction } = await import('./study-action.ts');
      await studyAction(name, options);
    });
}
