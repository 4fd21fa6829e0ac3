import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { calibration } from '../../src/metrics/calibration.ts';

const said = (confidence: number, ...right: boolean[]) => right.map((was) => ({ confidence, right: was }));

describe('calibration', () => {
  it('sets confidence beside accuracy in bins of a tenth', () => {
    const { ece, bins } = calibration([
      ...said(0.95, true, true, true, false),
      ...said(0.55, false),
      ...said(0.6, true),
    ]);
    expect(bins).toEqual([
      { from: 0.5, to: 0.6, tokens: 2, confidence: expect.closeTo(0.575, 12), accuracy: 0.5 },
      { from: 0.9, to: 1, tokens: 4, confidence: expect.closeTo(0.95, 12), accuracy: 0.75 },
    ]);
    expect(ece).toBeCloseTo((4 * 0.2 + 2 * 0.075) / 6, 12);
  });

  it('has a bin for every confidence', () => {
    const { bins } = calibration([...said(0, false), ...said(1, true), ...said(0.1, false), ...said(1.0000001, true)]);
    expect(bins.map(({ from, to, tokens }) => [from, to, tokens])).toEqual([
      [0, 0.1, 2],
      [0.9, 1, 2],
    ]);
  });

  it('is near zero where things come true as often as they are said to', () => {
    const random = new Random(1);
    const honest = Array.from({ length: 20_000 }, () => {
      const confidence = random.uniform();
      return { confidence, right: random.uniform() < confidence };
    });
    expect(calibration(honest).ece).toBeLessThan(0.02);
    expect(calibration(honest.map((token) => ({ ...token, confidence: 0.99 }))).ece).toBeGreaterThan(0.4);
  });

  it('refuses no predictions', () => {
    expect(() => calibration([])).toThrow('there are no predictions');
  });
});
