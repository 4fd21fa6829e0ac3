import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/data/import/rows.ts';

const rows = (name: string, text: string, second?: { name: string; text: string }) => readRows({ name, text }, second);

describe('readRows', () => {
  it('reads tab-separated columns, with an attribution or without, whatever ends the lines', () => {
    expect(rows('a.txt', 'go\tva\r\nrun\tcours\tCC-BY #1\nstop\n\tseul\r\n\r\n')).toEqual([
      { line: 1, source: 'go', target: 'va' },
      { line: 2, source: 'run', target: 'cours' },
      { line: 3, source: 'stop' },
      { line: 4, source: '', target: 'seul' },
      { line: 5, source: '' },
    ]);
  });

  it('reads the numbered columns of Tatoeba’s own exports', () => {
    expect(rows('a.tsv', '12\tgo\t345\tva\n7\tseven\n')).toEqual([
      { line: 1, source: 'go', target: 'va' },
      { line: 2, source: '7', target: 'seven' },
    ]);
  });

  it('reads CSV with a header in any order, quoted cells and other columns', () => {
    const text = 'note,Target,source\nx,"oui, va",go\n\ny,"deux\nlignes",two\nz,"""non""",no\n';
    expect(rows('a.csv', text)).toEqual([
      { line: 2, source: 'go', target: 'oui, va' },
      { line: 4, source: 'two', target: 'deux\nlignes' },
      { line: 6, source: 'no', target: '"non"' },
    ]);
  });

  it('reads CSV without a header, and tabs in a file named .csv', () => {
    expect(rows('a.csv', 'go,va\nrun,cours\n')).toEqual([
      { line: 1, source: 'go', target: 'va' },
      { line: 2, source: 'run', target: 'cours' },
    ]);
    expect(rows('a.CSV', 'go\tva, va\n')).toEqual([{ line: 1, source: 'go', target: 'va, va' }]);
  });

  it('reads two files of parallel lines', () => {
    expect(rows('a.en', 'go\n\nrun, now\n', { name: 'a.fr', text: 'va\r\n\r\ncours' })).toEqual([
      { line: 1, source: 'go', target: 'va' },
      { line: 2, source: '', target: '' },
      { line: 3, source: 'run, now', target: 'cours' },
    ]);
  });

  it.each([
    ['a.tsv', ' \n', 'a.tsv: the file is empty — expected one sentence pair a line'],
    ['a.txt', 'go\nrun\n', 'a.txt, line 1: one column: there is no tab in the whole file — put a tab'],
    ['a.csv', 'go\nrun\n', 'a.csv, line 1: one column — separate two columns by a comma'],
    ['a.csv', 'a,b,c\n', 'a.csv, line 1: 3 columns, and none named source and target'],
    ['a.csv', 'source,tagret\ngo,va\n', 'a.csv, line 1: no column "target" — rename "tagret"'],
    ['a.csv', 'go,va\nwell, yes,bien\n', 'a.csv, line 2: expected 2 columns, found 3 — put cells that hold a comma'],
    ['a.csv', 'go,"va\n', 'a.csv, line 1: a double quote opens and never closes'],
  ])('names the place and the cure in %s holding %j', (name, text, message) => {
    expect(() => rows(name, text)).toThrow(message);
  });

  it('counts the lines of both files where they differ', () => {
    expect(() => rows('a.en', 'go\nrun\nstop\n', { name: 'a.fr', text: 'va\ncours\n' })).toThrow(
      'a.en has 3 lines and a.fr has 2 — line by line they must translate each other',
    );
    expect(() => rows('a.en', 'go\n', { name: 'a.fr', text: '' })).toThrow('a.fr: the file is empty');
  });
});
