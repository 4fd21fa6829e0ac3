import { Command } from 'commander';
import { generatedTasks } from '../data/generate.ts';
import type { DescribeOptions, GenerateOptions } from './data-action.ts';
import type { DataImportOptions } from './import-action.ts';
import { wholeNumber } from './option-values.ts';

export function dataCommand(): Command {
  return new Command('data')
    .description('Make corpora by rule, bring in your own, and look into any corpus.')
    .addCommand(generateCommand())
    .addCommand(importCommand())
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

function importCommand(): Command {
  return new Command('import')
    .description('Bring in sentence pairs of your own: cleaned, without repetitions, split by source.')
    .argument('<file>', 'tab-separated (Tatoeba, Anki), CSV (name.csv), or the sources of two files of parallel lines')
    .argument('[file2]', 'the targets of two files of parallel lines')
    .option('--out <file.csv>', 'the corpus to write', 'corpus.csv')
    .option('--max-length <words>', 'drop pairs with a longer sentence on either side', wholeNumber)
    .option(
      '--limit <n>',
      'keep at most n pairs, drawn at random from what is left, all of a source or none',
      wholeNumber,
    )
    .option('--lowercase', 'make capitals small letters')
    .option('--validation <n>', 'different sources to validate with (a tenth, at most 500)', wholeNumber)
    .option('--test <n>', 'different sources to test with (a tenth, at most 1000)', wholeNumber)
    .option('--seed <n>', 'another seed, other splits and another draw (1)', wholeNumber)
    .option('--force', 'replace a file that exists')
    .addHelpText(
      'after',
      '\nExamples:\n  $ attention-lab data import fra.txt --max-length 8 --limit 20000 --out fra.csv\n  $ attention-lab data import train.en train.fr --out en-fr.csv',
    )
    .action(async (file: string, second: string | undefined, options: DataImportOptions) => {
      const { importAction } = await import('./import-action.ts');
      await importAction(file, second, options);
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
