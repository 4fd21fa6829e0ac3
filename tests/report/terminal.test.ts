import { describe, expect, it } from 'vitest';
import { alignmentDrawing, runInTerminal, summaryTable } from '../../src/report/terminal.ts';
import { fixtureData } from './fixture-run.ts';

const drawn = {
  source: ['i', 'see', 'him'],
  target: ['je', 'le', 'vois'],
  weights: [
    [0.9, 0.06, 0.04],
    [0.1, 0.3, 0.6],
    [0, 0.75, 0.25],
  ],
  gold: {
    sure: [
      [0, 0],
      [2, 1],
    ],
    possible: [[1, 2]],
  } as { sure: [number, number][]; possible: [number, number][] },
};
const lines = (text: string) => text.split('\n');

describe('alignmentDrawing', () => {
  it('has words on both axes, a shade for each weight, and marks around gold links', () => {
    expect(lines(alignmentDrawing(drawn))).toEqual([
      '         s  h',
      '         e  i',
      '      i  e  m',
      '  je [█] ░  ·',
      '  le  ░  ▒ [▓]',
      'vois  · (█) ▒',
      '',
    ]);
  });

  it('marks nothing without gold links', () => {
    const { gold: _, ...plain } = drawn;
    expect(lines(alignmentDrawing(plain)).slice(3, 5)).toEqual(['  je  █  ░  ·', '  le  ░  ▒  ▓']);
  });

  it('counts an accent that stands by itself with its letter', () => {
    const text = alignmentDrawing({ source: ['e\u0301te\u0301'], target: ['ne\u0301'], weights: [[1]] });
    expect(lines(text)).toEqual(['    e\u0301', '    t', '    e\u0301', 'ne\u0301  █', '']);
  });

  it('is coloured only if asked', () => {
    expect(alignmentDrawing(drawn)).not.toContain('\u001b');
    expect(alignmentDrawing(drawn, { color: true })).toContain('\u001b[33m[\u001b[39m█');
  });
});

describe('summaryTable', () => {
  it('has a column for each model, numbers below one another', async () => {
    const table = lines(summaryTable(await fixtureData()));
    expect(table[0]).toMatch(/^ {18,}lstm-none {2,}lstm-additive {2,}transformer$/);
    expect(table[1]).toMatch(/^Parameters +219,402 +220,318 +219,754$/);
    expect(table.find((line) => line.startsWith('BLEU'))).toMatch(
      /^BLEU +\d+\.\d ± 0\.6 +\d+\.\d ± 0\.6 +99\.5 ± 0\.5$/,
    );
    expect(table.find((line) => line.startsWith('chrF '))).toMatch(/^chrF +\d+\.\d ± 0\.5/);
    expect(table.find((line) => line.startsWith('AER (argmax), %'))).toMatch(/ – +1\.7 ± 0\.3 +3\.6 ± 0\.3$/);
    expect(new Set(table.slice(0, -1).map((line) => line.length)).size).toBe(1);
  });

  it('has intervals over seeds if there are several, and leaves out what no model has', async () => {
    expect(summaryTable(await fixtureData({ seeds: [1, 2] }))).toMatch(/BLEU +\d+\.\d ± \d/);
    expect(summaryTable(await fixtureData({ gold: false }))).not.toContain('AER');
  });
});

describe('runInTerminal', () => {
  it('ends with the sentence in which most words change places, as each family aligned it', async () => {
    const text = runInTerminal(await fixtureData());
    expect(text).toContain("the european economic area → l'espace économique européen");
    expect(text.indexOf('LSTM, additive attention\n')).toBeLessThan(text.indexOf('Transformer\n'));
    expect(text).toMatch(/Weights: ░ from 0\.05 .*\[ \] gold link, sure {2}\( \) possible\n$/);
  });

  it('is the table alone where no model attends', async () => {
    const data = await fixtureData({ models: ['lstm-none'] });
    expect(runInTerminal(data)).toBe(summaryTable(data));
  });
});
