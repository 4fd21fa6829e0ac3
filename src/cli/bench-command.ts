import { Command } from 'commander';
import { sectionNames } from '../bench/section-names.ts';
import type { BenchOptions } from './bench-action.ts';
import { names } from './option-values.ts';

export function benchCommand(): Command {
  return new Command('bench')
    .description('Time this project against PyTorch and TensorFlow.js as it comes, in turn, one thread each.')
    .option('--only <sections>', `comma-separated, of ${sectionNames.join(', ')} (all)`, names)
    .option('--quick', 'fewer and shorter turns: a look, not a measurement')
    .option('--json', 'print the result as JSON instead of a table')
    .addHelpText(
      'after',
      '\nThe peer is PyTorch where a python3 with torch is found; PYTHON names another. Close other programs first: the ratios\nare taken in turn, but a busy machine blurs them.\n\nExamples:\n  $ attention-lab bench --only train-step,gemm\n  $ attention-lab bench --json > bench.json',
    )
    .action(async (options: BenchOptions) => {
      const { benchAction } = await import('./bench-action.ts');
      await benchAction(options);
    });
}
