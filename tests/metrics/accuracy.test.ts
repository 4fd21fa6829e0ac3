import { describe, expect, it } from 'vitest';
import { exactMatch, tokenAccuracy } from '../../src/metrics/accuracy.ts';
import { perplexity } from '../../src/metrics/perplexity.ts';

describe('tokenAccuracy', () => {
  it('counts tokens over the corpus, not row by row', () => {
    const references = [
      [4, 5, 6, 2],
      [7, 2],
    ];
    const predicted = [
      [4, 5, 9, 2],
      [8, 2],
    ];
    expect(tokenAccuracy(predicted, references)).toBe(4 / 6);
    expect(tokenAccuracy(references, references)).toBe(1);
  });

  it('refuses rows that do not fit, and no rows at all', () => {
    expect(() => tokenAccuracy([[4]], [[4, 2]])).toThrow('row 0 has 1 tokens, its reference 2');
    expect(() => tokenAccuracy([], [])).toThrow('got 0 hypotheses for 0 references');
  });
});

describe('exactMatch', () => {
  it('counts sentences that are right from end to end', () => {
    const references = [['le', 'chat'], ['il', 'dort'], ['oui']];
    expect(exactMatch([['le', 'chat'], ['il', 'dort', '.'], ['non']], references)).toBe(1 / 3);
    expect(exactMatch([['le'], ['il', 'dort'], ['oui']], references)).toBe(2 / 3);
  });

  it('refuses another number of hypotheses', () => {
    expect(() => exactMatch([], [['oui']])).toThrow('got 0 hypotheses for 1 references');
  });
});

describe('perplexity', () => {
  it('is the number of words among which a uniform model chooses', () => {
    expect(perplexity(7 * Math.log(13), 7)).toBeCloseTo(13, 12);
    expect(perplexity(0, 5)).toBe(1);
  });
});
