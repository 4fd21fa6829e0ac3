import { describe, expect, it } from 'vitest';
import { exactMatch } from '../../src/metrics/exact-match.ts';

describe('exactMatch', () => {
  const references = [['le', 'chat'], ['il', 'dort'], ['oui']];

  it('counts sentences that are right from end to end', () => {
    expect(exactMatch([['le', 'chat'], ['il', 'dort', '.'], ['non']], references)).toBe(1 / 3);
    expect(exactMatch([['le'], ['il', 'dort'], ['oui']], references)).toBe(2 / 3);
    expect(exactMatch(references, references)).toBe(1);
  });

  it('refuses another number of hypotheses, and none at all', () => {
    expect(() => exactMatch([], references)).toThrow('got 0 hypotheses for 3 references');
    expect(() => exactMatch([], [])).toThrow(RangeError);
  });
});
