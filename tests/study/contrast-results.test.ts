import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastResults } from '../../src/study/contrast-results.ts';
import { studyDraws } from '../../src/study/quantity-values.ts';
import { contrast, failedArm, trainedArm, type Wrongs } from './finished-study.ts';

/** Of twenty sentences each got so many wrong: the rate of right ones is 1 − wrongs / 20. */
const arm = (name: string, ...wrongs: Wrongs[]) =>
  trainedArm(name, Object.fromEntries(wrongs.map((some, i) => [i + 1, some])));
const perfect = arm('first', [0, 0], [0, 0], [0, 0]);
/** Behind by 0.3, 0.4 and 0.5: t = 4√3, and for two degrees of freedom p = 1 − t / √(2 + t²). */
const behind = arm('second', [3, 3], [4, 4], [5, 5]);
const P = 1 - Math.sqrt(48 / 50);
/** Ahead of 0.9 by −0.1, 0.1 and 0. */
const fair = arm('first', [2, 2], [0, 0], [1, 1]);
const equal = arm('second', [1, 1], [1, 1], [1, 1]);

describe('a claim of a difference', () => {
  it('is shown where the difference was planted, with its interval, p and size', () => {
    const [result] = contrastResults([contrast()], [perfect, behind]);
    expect(result!.verdict).toBe('shown');
    const { first, second, difference, effectSize, p, pHolm, sentences } = result!.test!;
    expect([first.mean, second.mean]).toEqual([1, 0.6]);
    expect(difference.bySeed).toEqual([0.3, 0.4, 0.5]);
    expect(difference.low).toBeCloseTo(0.4 - (4.302653 * 0.1) / Math.sqrt(3), 6);
    expect(p).toBeCloseTo(P, 8);
    expect(pHolm).toBe(p);
    expect(effectSize).toBeCloseTo(4 / Math.sqrt(Math.PI), 7);
    expect(sentences!.low).toBeGreaterThan(0.1);
    expect(sentences!.high).toBeLessThan(0.7);
    expect(sentences!.p).toBeLessThan(0.01);
  });

  it('is opposite where it was planted the other way', () => {
    expect(contrastResults([contrast({ expect: 'lower' })], [perfect, behind])[0]!.verdict).toBe('opposite');
  });

  it('is not shown where there is none, or one below the margin', () => {
    const [none] = contrastResults([contrast()], [fair, equal]);
    expect(none!.verdict).toBe('not shown');
    expect(none!.test!.p).toBe(1);
    expect(contrastResults([contrast({ margin: 0.45 })], [perfect, behind])[0]!.verdict).toBe('not shown');
    expect(contrastResults([contrast({ margin: 0.4 })], [perfect, behind])[0]!.verdict).toBe('shown');
  });

  it('needs more to be shown among others: p-values are corrected for all that were tested', () => {
    const others = [perfect, behind, { ...fair, arm: 'fair' }, { ...equal, arm: 'equal' }, failedArm('failed')];
    const chance = contrast({ first: 'fair', second: 'equal' });
    const untested = contrast({ second: 'failed' });
    const two = contrastResults([contrast(), chance, untested], others);
    expect(two[0]!.test!.pHolm).toBeCloseTo(2 * P, 7);
    expect(two.map(({ verdict }) => verdict)).toEqual(['shown', 'not shown', 'not tested']);
    const three = contrastResults([contrast(), chance, untested, chance], others);
    expect(three[0]!.test!.pHolm).toBeCloseTo(3 * P, 7);
    expect(three[0]!.verdict).toBe('not shown');
  });

  it('has p = 0 where all differences are equal as they are written, though not in floating point', () => {
    expect(0.9 - 0.8).not.toBe(0.8 - 0.7);
    const a = arm('first', [2, 0], [4, 0]);
    const b = arm('second', [4, 0], [6, 0]);
    const { test, verdict } = contrastResults([contrast()], [a, b])[0]!;
    expect(test).toMatchObject({ p: 0, pHolm: 0, effectSize: null, difference: { mean: 0.1, low: 0.1, high: 0.1 } });
    expect(verdict).toBe('shown');
  });
});

describe('a claim of sameness', () => {
  it('is shown where two one-sided tests place the difference within the margin', () => {
    const [result] = contrastResults([contrast({ expect: 'same', margin: 0.4 })], [fair, equal]);
    expect(result!.test!.p).toBeCloseTo(P / 2, 8); // t = (0.4 − 0) √3 / 0.1
    expect(result!.verdict).toBe('shown');
    expect(contrastResults([contrast({ expect: 'same' })], [fair, equal])[0]!.verdict).toBe('not shown');
  });

  it('is opposite where they differ significantly by more than the margin, either way', () => {
    const same = contrast({ expect: 'same', margin: 0.2 });
    expect(contrastResults([same], [perfect, behind])[0]!.verdict).toBe('opposite');
    const swapped = [
      { ...behind, arm: 'first' },
      { ...perfect, arm: 'second' },
    ];
    expect(contrastResults([same], swapped)[0]!.verdict).toBe('opposite');
    // below the margin and yet not shown to be within it
    expect(contrastResults([{ ...same, margin: 0.45 }], [perfect, behind])[0]!.verdict).toBe('not shown');
  });
});

describe('the seeds of a claim', () => {
  it('are those that both arms have', () => {
    const a = trainedArm('first', { 1: [0, 0], 2: [0, 0], 3: [10, 10] });
    const b = trainedArm('second', { 1: [2, 2], 2: [4, 4], 4: [0, 0] });
    const [{ seeds, test } = { seeds: [] }] = contrastResults([contrast()], [a, b]);
    expect(seeds).toEqual([1, 2]);
    expect(test!.difference.bySeed).toEqual([0.2, 0.4]);
    expect(test!.first.bySeed).toEqual([1, 1]);
  });

  it('are two at least, or it is not tested', () => {
    const one = trainedArm('second', { 2: [3, 3] });
    expect(contrastResults([contrast()], [perfect, one])).toEqual([{ seeds: [2], verdict: 'not tested' }]);
  });

  it('do not help where a model has no such number', () => {
    const silent = trainedArm('second', { 1: [0, 0], 2: [0, 0] }, false);
    const claim = contrast({ quantity: { metric: 'aer' } });
    expect(contrastResults([claim], [perfect, silent])).toEqual([{ seeds: [1, 2], verdict: 'not tested' }]);
  });
});

describe('the sentences of a claim', () => {
  const change = contrast({ quantity: { metric: 'exactMatch', lengths: [7, 10], since: [3, 6] } });

  it('are resampled within each length group, the same ones for both arms', () => {
    // Both lose four of ten long ones, the same four: on no test set do they differ.
    const twins = contrastResults([change], [arm('first', [0, 4], [0, 4]), arm('second', [0, 4], [0, 4])])[0]!;
    expect(twins.test!.sentences).toEqual({ low: 0, high: 0, p: 1 });
    // All long ones of one arm are wrong, of the other all are right: what varies is the short ones alone.
    const [a, b] = [arm('first', [0, 0], [0, 0]), arm('second', [5, 10], [5, 10])];
    const { test } = contrastResults([change], [a, b])[0]!;
    expect(test!.difference.mean).toBe(0.5); // (1 − 1) − (0 − 0.5)
    expect(test!.sentences!.low).toBeCloseTo(0.2, 1);
    expect(test!.sentences!.high).toBeCloseTo(0.8, 1);
    const { of, since } = studyDraws();
    expect(of(10).indices).not.toEqual(since(10).indices);
  });

  it('must be the same ones', () => {
    const [training, ...others] = behind.trained;
    const others2 = { ...behind, trained: [{ ...training!, lines: training!.lines.slice(1) }, ...others] };
    expect(() => contrastResults([contrast()], [perfect, others2])).toThrow(
      'the arms "first" and "second" were not scored on the same sentences — their folders come from different studies',
    );
  });
});

it('swapping the arms turns the difference round, and changes nothing of p', () => {
  const mirrored = { shown: 'opposite', opposite: 'shown', 'not shown': 'not shown', 'not tested': 'not tested' };
  const wrongs = fc.tuple(fc.nat(10), fc.nat(10));
  const seeds = fc.array(fc.tuple(wrongs, wrongs), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(seeds, (pairs) => {
      const [a, b] = [arm('first', ...pairs.map(([x]) => x)), arm('second', ...pairs.map(([, y]) => y))];
      const [there] = contrastResults([contrast()], [a, b]);
      const [back] = contrastResults(
        [contrast()],
        [
          { ...b, arm: 'first' },
          { ...a, arm: 'second' },
        ],
      );
      expect(back!.verdict).toBe(mirrored[there!.verdict]);
      expect(back!.test!.difference.mean).toBeCloseTo(-there!.test!.difference.mean, 12);
      expect(back!.test!.p).toBe(there!.test!.p);
      expect(back!.test!.sentences!.low).toBeCloseTo(-there!.test!.sentences!.high, 12);
    }),
    { numRuns: 25 },
  );
});
