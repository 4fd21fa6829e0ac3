import { Command } from 'commander';
import type { ReleaseOptions } from './release-action.ts';

export function releaseCommand(): Command {
  return new Command('release')
    .description(
      'Make the bundle for students: the labs without solutions, known mistakes and the secret of the grader.',
    )
    .requiredOption('--out <folder>', 'the folder to make; it must not exist')
    .option(
      '--hidden-seed-file <file>',
      'where the grader keeps its secret; made if it is not there (hidden-seed.json)',
    )
    .action(async (options: ReleaseOptions) => {
      const { releaseAction } = await import('./release-action.ts');
      await releaseAction(options);
    });
}
