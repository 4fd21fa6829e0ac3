import { describe, expect, it } from 'vitest';
import { collate, padIds } from '../../src/batches/collate.ts';
import { exampleOf } from './examples.ts';

describe('padIds', () => {
  it('pads on the right to the longest row', () => {
    expect(padIds([[5, 6, 7], [8], []])).toEqual({
      ids: Int32Array.from([5, 6, 7, 8, 0, 0, 0, 0, 0]),
      rows: 3,
      columns: 3,
      lengths: [3, 1, 0],
    });
  });

  it('pads nothing to nothing', () => {
    expect(padIds([])).toEqual({ ids: new Int32Array(), rows: 0, columns: 0, lengths: [] });
  });
});

describe('collate', () => {
  it('lets the decoder read BOS first and say EOS last', () => {
    const { source, targetInput, targetOutput } = collate([exampleOf(0, 2, 3), exampleOf(1, 1, 1)]);
    expect(source).toEqual({ ids: Int32Array.from([4, 4, 2, 5, 2, 0]), rows: 2, columns: 3, lengths: [3, 2] });
    expect([...targetInput.ids]).toEqual([1, 4, 4, 4, 1, 5, 0, 0]);
    expect([...targetOutput.ids]).toEqual([4, 4, 4, 2, 5, 2, 0, 0]);
    expect([targetInput.columns, targetInput.lengths]).toEqual([4, [4, 2]]);
    expect(targetOutput.lengths).toEqual([4, 2]);
  });
});
