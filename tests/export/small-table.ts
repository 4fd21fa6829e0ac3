import type { Table } from '../../src/export/table.ts';

/** A table with one of everything that a writer must know how to write. */
export const smallTable: Table = {
  name: 'small',
  caption: 'Models & 50 % of their numbers',
  grouping: 'Split',
  columns: [
    { title: 'Model', kind: 'label' },
    { title: 'BLEU', kind: 'number' },
    { title: 'd_k', kind: 'number' },
  ],
  rows: [
    {
      group: 'test',
      cells: [
        'LSTM, √d_k off',
        { text: '97.1', spread: '± 0.6', value: 97.125, bounds: [96.5, 97.75] },
        { text: '1,024', value: 1024 },
      ],
    },
    { group: 'test', cells: ['a|b', { text: '−3', value: -3 }, null] },
    { group: 'long', cells: ['“x”', null, { text: '', spread: '[−1, 2]', bounds: [-1, 2] }] },
  ],
  notes: ['± is half of an interval.', 'One # note.'],
};
