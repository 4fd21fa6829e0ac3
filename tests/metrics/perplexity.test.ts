import { expect, it } from 'vitest';
import { perplexity } from '../../src/metrics/perplexity.ts';

it('is the number of words among which a uniform model chooses', () => {
  const loss = -(3 * Math.log(1 / 13) + 4 * Math.log(1 / 13)) / 7;
  expect(perplexity(loss)).toBeCloseTo(13, 12);
  expect(perplexity(0)).toBe(1);
});
