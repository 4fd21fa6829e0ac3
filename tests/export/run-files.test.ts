import { describe, expect, it } from 'vitest';
import { markdownTable } from '../../src/export/markdown.ts';
import { runFigures } from '../../src/export/run-figures.ts';
import { runFiles } from '../../src/export/run-files.ts';
import { runTables } from '../../src/export/run-tables.ts';
import { summaryCell, summaryColumns, summaryRows } from '../../src/report/summary-columns.ts';
import { fixtureData } from '../report/fixture-run.ts';
import { exampleContext } from './example-context.ts';

const data = await fixtureData({ seeds: [1, 2] });
const written = (name: string, of = data) => markdownTable(runTables(of).find((table) => table.name === name)!);

describe('documents of a run', () => {
  it('have the numbers of the report', () => {
    const [row] = summaryRows(data.summary, data.timing);
    const [, bleu] = summaryColumns([row!]).filter(({ cost }) => !cost);
    expect(bleu!.title).toBe('BLEU');
    expect(written('results')).toContain(`| LSTM, no attention | 219,402 | ${summaryCell(bleu!, row!)} |`);
    expect(written('costs')).toContain('| LSTM, no attention | 219,402 | 187,466 | 21,400 |');
  });

  it('say of which kind the intervals are', () => {
    expect(written('results')).toContain(
      'Means over seeds 1 and 2; behind ± half of Student’s 95 % interval over seeds.',
    );
    expect(written('by-length')).toContain('in brackets the lowest and the highest seed.');
    expect(written('comparisons')).toContain('p is not corrected for their number.');
  });

  it('leave out what the run has no numbers for', async () => {
    const plain = await fixtureData({ gold: false, models: ['lstm-none'] });
    expect(runTables(plain).map(({ name }) => name)).toEqual(['results', 'by-length', 'by-construction', 'costs']);
    expect(runFigures(plain).map(({ name }) => name)).toEqual(['loss', 'by-length', 'by-construction', 'cost']);
    expect(written('results', plain)).toContain('A single seed, 1: 95 % intervals are over test sentences');
  });

  it('say which model did not finish', async () => {
    const { models } = data.run.experiment;
    const experiment = { ...data.run.experiment, models: [...models, 'lstm-dot'] };
    expect(written('results', { ...data, run: { ...data.run, experiment } })).toContain(
      'Missing since it did not finish: LSTM, dot attention.',
    );
  });

  it('are report, tables, document, citation and model card', () => {
    const files = runFiles(data, exampleContext);
    const contentOf = (path: string) => files.find((file) => file.path === path)!.content;
    expect(files).toHaveLength(2 + 3 * 6 + 4);
    expect(contentOf('report.md')).toContain('![A line \\| and another\\_one](figures/lines.svg)');
    expect(contentOf('report.md')).toContain('SHA-256');
    expect(contentOf('model-card.md')).toContain('runs/example/lstm-none/seed-1');
    for (const table of runTables(data))
      expect(contentOf('document.tex')).toContain(`\\input{tables/${table.name}.tex}`);
  });
});
