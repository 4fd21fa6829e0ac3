import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp, mostProbable } from '../../src/decoding/next-token.ts';
import { BOS, EOS, PAD } from '../../src/text/special-tokens.ts';

const row = (...logits: number[]) => Float32Array.from(logits);

describe('mostProbable', () => {
  it('gives the best first, of equals the lower id, and never PAD or BOS', () => {
    const logits = row(9, 8, -1, 3, 5, 3, 5);
    expect(mostProbable(logits, 1)).toEqual([4]);
    expect(mostProbable(logits, 3)).toEqual([4, 6, 3]);
    expect(mostProbable(logits, 9)).toEqual([4, 6, 3, 5, EOS]);
  });

  it('leaves out what is no number or impossible, and says EOS if nothing is left', () => {
    expect(mostProbable(row(0, 0, Number.NaN, 1, Number.NEGATIVE_INFINITY, 2), 4)).toEqual([5, 3]);
    expect(mostProbable(row(0, 0, Number.NaN, Number.NEGATIVE_INFINITY), 2)).toEqual([EOS]);
  });

  it('is the beginning of all tokens sorted', () => {
    const logit = fc.integer({ min: -4, max: 4 }); // few values, many ties
    fc.assert(
      fc.property(
        fc.array(logit, { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 1, max: 22 }),
        (logits, count) => {
          const sorted = [...logits.keys()]
            .filter((id) => id !== PAD && id !== BOS)
            .sort((a, b) => logits[b]! - logits[a]! || a - b);
          expect(mostProbable(row(...logits), count)).toEqual(sorted.slice(0, count));
        },
      ),
    );
  });
});

describe('logSumExp', () => {
  it('makes logits logarithms of probabilities', () => {
    expect(logSumExp(row(Math.log(1), Math.log(2), Math.log(5)))).toBeCloseTo(Math.log(8), 6);
  });

  it('neither overflows nor underflows', () => {
    expect(logSumExp(row(1000, 1000))).toBeCloseTo(1000 + Math.log(2), 12);
    expect(logSumExp(row(-1000, -1000, Number.NEGATIVE_INFINITY))).toBeCloseTo(-1000 + Math.log(2), 12);
  });
});
