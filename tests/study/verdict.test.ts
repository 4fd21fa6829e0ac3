import { describe, expect, it } from 'vitest';
import { verdictOf, verdictRule } from '../../src/study/verdict.ts';
import { exampleStudy } from './example-study.ts';

describe('verdictOf', () => {
  const margin = 2;
  const of = (expect: 'higher' | 'lower' | 'same', difference: number, pHolm: number, pHolmTwoSided = pHolm) =>
    verdictOf({ expect, margin }, { difference, pHolm, pHolmTwoSided });

  it.each([
    ['higher', 2, 0.049, 'shown'],
    ['higher', 2, 0.05, 'not shown'],
    ['higher', 1.9, 0.001, 'not shown'],
    ['higher', -1.9, 0.001, 'not shown'],
    ['higher', -2, 0.001, 'opposite'],
    ['higher', -9, 0.06, 'not shown'],
    ['lower', -2, 0.049, 'shown'],
    ['lower', 2, 0.049, 'opposite'],
    ['lower', 9, 0.2, 'not shown'],
  ] as const)('of a claim that it is %s, with a difference of %d and p = %d, is "%s"', (expected, d, p, verdict) => {
    expect(of(expected, d, p)).toBe(verdict);
  });

  it.each([
    [0.5, 0.01, 0.6, 'shown'],
    [0.5, 0.01, 0.001, 'shown'], // a difference that is there and does not matter
    [1.9, 0.4, 0.001, 'not shown'],
    [2, 0.5, 0.001, 'opposite'],
    [-2, 0.5, 0.001, 'opposite'],
    [9, 0.9, 0.06, 'not shown'],
  ] as const)('of sameness, with a difference of %d, p = %d and two-sided %d, is "%s"', (d, p, twoSided, verdict) => {
    expect(of('same', d, p, twoSided)).toBe(verdict);
  });
});

describe('verdictRule', () => {
  it('names the correction and for how many it is', () => {
    const { contrasts } = exampleStudy();
    expect(verdictRule({ contrasts })).toMatch(/^Paired t-tests over seeds, one claim tested, α = 0\.05: /);
    expect(verdictRule({ contrasts: [...contrasts, contrasts[0]!] })).toContain("Holm's correction for the 2 claims");
  });
});
