import { describe, expect, it } from 'vitest';
import { errorAt, nearest, unknownName } from '../../src/base/errors.ts';

describe('errorAt', () => {
  it('names file, line, column, what is wrong and the cure', () => {
    expect(errorAt({ file: 'a.csv', line: 3, column: 'target' }, 'empty', 'fill it').message).toBe(
      'a.csv, line 3, column target: empty — fill it',
    );
    expect(errorAt({ file: 'a.csv' }, 'empty', 'fill it').message).toBe('a.csv: empty — fill it');
  });
});

describe('nearest', () => {
  it.each([
    ['haeds', 'heads'],
    ['transfomer', 'transformer'],
    ['lstm-aditive', 'lstm-additive'],
    ['entirely-else', undefined],
  ])('%s → %s', (name, expected) => {
    expect(nearest(name, ['heads', 'layers', 'transformer', 'lstm-additive'])).toBe(expected);
  });
});

describe('unknownName', () => {
  it('lists what is known where nothing is near', () => {
    expect(unknownName('model', 'gru', ['transformer', 'lstm-none']).message).toBe(
      'unknown model "gru" — known: transformer, lstm-none',
    );
  });
});
