import { Command } from 'commander';

export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write a run or a study as documents: report.md, tables (Markdown, CSV, LaTeX), figures (SVG, PNG, JSON), a LaTeX document, a citation, a model card. Trains nothing.',
    )
    .argument('<folder>', 'a folder that compare or study has written')
    .option('--out <folder>', 'where to write (default: the folder itself)')
    .action(async (folder: string, options: { out?: string }) => {
      const { exportAction } = await import('./export-action.ts');
      await exportAction(folder, options.out ?? folder);
    });
}
