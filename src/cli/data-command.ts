import { Command } from 'commander';
import { generatedTasks } from '../data/generate.ts';
import type { DescribeOptions, GenerateOptions } from './data-action.ts';
import { wholeNumber } from './option-values.ts';

export function dataCommand(): Command {
  return new Command('data')
    .description('Make corpora by rule, and look into any corpus.')
    .addCommand(generateCommand())
    .addCommand(describeCommand());
}

function generateCommand(): Command {
  return new Command('generate')
    .description('Write a corpus as CSV; the same options give the same bytes on every machine.')
    .argument('[task]', `${generatedTasks.join(', ')}; without it, all that come with the project`)
    .requiredOption('--out <folder|file.csv>', 'a folder for <task>.csv, or the file of one task')
    .option('--pairs <n>', 'training pairs; the other splits keep their sizes (10000)', wholeNumber)
    .option('--max-length <n>', 'source words of the longest training sentence (en-fr 14, others 12)', wholeNumber)
    .option('--seed <n>', 'another seed, other sentences (1)', wholeNumber)
    .option('--force', 'replace files that exist')
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab data generate en-fr --max-length 30 --out long.csv\n  $ attention-lab data generate --out datasets --force',
    )
    .action(async (task: string | undefined, options: GenerateOptions) => {
      const { generateAction } = await import('./data-action.ts');
      await generateAction(task, options);
    });
}

function describeCommand(): Command {
  return new Command('describe')
    .description('Print the splits of a corpus, their lengths, vocabulary and constructions, and some of its pairs.')
    .argument('<task|file>', 'en-fr, dates, reverse, or a CSV file with the columns source and target')
    .option('--samples <n>', 'how many pairs to print, with their alignments (3)', wholeNumber)
    .action(async (task: string, options: DescribeOptions) => {
      const { describeAction } = await import('./data-action.ts');
      await describeAction(task, options);
    });
}
