import { describe, expect, it } from 'vitest';
import { isExactMatch } from '../../src/metrics/exact-match.ts';

describe('isExactMatch', () => {
  it('wants every token in its place', () => {
    expect(isExactMatch(['il', 'dort'], [['il', 'dort']])).toBe(true);
    expect(isExactMatch(['il', 'dort', '.'], [['il', 'dort']])).toBe(false);
    expect(isExactMatch(['il'], [['il', 'dort']])).toBe(false);
    expect(isExactMatch(['dort', 'il'], [['il', 'dort']])).toBe(false);
    expect(isExactMatch([], [[]])).toBe(true);
  });

  it('takes any of the references', () => {
    expect(isExactMatch(['si'], [['oui'], ['si']])).toBe(true);
    expect(isExactMatch(['si'], [])).toBe(false);
  });
});
