import { describe, expect, it } from 'vitest';
import { exactMatch } from '../../src/metrics/exact-match.ts';

describe('exactMatch', () => {
  const right = [['le', 'chat'], ['il', 'dort'], ['oui']];
  const references = right.map((reference) => [reference]);

  it('counts sentences that are right from end to end', () => {
    expect(exactMatch([['le', 'chat'], ['il', 'dort', '.'], ['non']], references)).toBe(1 / 3);
    expect(exactMatch([['le'], ['il', 'dort'], ['oui']], references)).toBe(2 / 3);
    expect(exactMatch(right, references)).toBe(1);
  });

  it('takes any of the references', () => {
    expect(exactMatch([['oui'], ['si']], [[['si'], ['oui']], [['oui']]])).toBe(0.5);
  });

  it('refuses another number of hypotheses, and none at all', () => {
    expect(() => exactMatch([], references)).toThrow('got 0 hypotheses for 3 lists of references');
    expect(() => exactMatch([], [])).toThrow(RangeError);
  });
});
