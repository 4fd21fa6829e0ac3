import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHRF_PP, chrfCounts, chrfOf, corpusChrf } from '../../src/metrics/chrf.ts';
import { chrfSignature } from '../../src/metrics/signature.ts';
import cases from '../fixtures/sacrebleu/chrf.json' with { type: 'json' };

describe('corpusChrf', () => {
  it('agrees with sacreBLEU on corpora of every setting, signature included', () => {
    for (const { hypotheses, references, score, signature, ...settings } of cases) {
      const options = {
        characterOrder: settings.char_order,
        wordOrder: settings.word_order,
        beta: settings.beta,
        whitespace: settings.whitespace,
        epsilonSmoothing: settings.eps_smoothing,
      };
      const ours = corpusChrf(hypotheses, references, options);
      expect(ours, JSON.stringify(settings)).toBeCloseTo(score, 9);
      const scored = { references: references.map(({ length }) => length), lowercase: false };
      expect(chrfSignature(options, scored)).toBe(signature);
    }
  });

  it('weighs recall twice as much as precision', () => {
    // Of two letters one is right, of the reference's one it is all: P = 1/2, R = 1, F₂ = 5 · 1/2 / (4 · 1/2 + 1)
    expect(corpusChrf(['ab'], [['a']], { characterOrder: 1 })).toBeCloseTo((100 * 2.5) / 3, 12);
    expect(corpusChrf(['ab'], [['a']], { characterOrder: 1, beta: 1 })).toBeCloseTo((100 * 2) / 3, 12);
  });

  it('averages over the orders that both sides have, or over all of them', () => {
    // Order 1: P = R = 1; order 2: neither side has one.
    expect(corpusChrf(['a'], [['a']], { characterOrder: 2 })).toBe(100);
    expect(corpusChrf(['a'], [['a']], { characterOrder: 2, epsilonSmoothing: true })).toBeCloseTo(50, 12);
  });

  it('leaves blanks out unless told', () => {
    expect(corpusChrf(['a b'], [['ab']])).toBe(100);
    expect(corpusChrf(['a b'], [['ab']], { whitespace: true })).toBeLessThan(100);
  });

  it('takes the reference that is nearest as a whole', () => {
    const nearest = chrfCounts('chat noir', ['chien noir', 'chat noir']);
    expect(nearest).toEqual(chrfCounts('chat noir', ['chat noir']));
    expect(chrfOf(nearest)).toBe(100);
  });

  it('is 100 for the reference itself and 0 where no letter is shared', () => {
    const text = fc.stringMatching(/^[a-e ]*[a-e][a-e ]*$/);
    const property = fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      const references = texts.map((text) => [text]);
      expect(corpusChrf(texts, references, CHRF_PP)).toBeCloseTo(100, 10);
      const others = texts.map((text) => text.replace(/[a-e]/g, 'z'));
      expect(corpusChrf(others, references, CHRF_PP)).toBe(0);
    });
    fc.assert(property);
  });

  it('refuses a hypothesis without a reference', () => {
    expect(() => corpusChrf(['a'], [[]])).toThrow('a hypothesis without a reference');
    expect(() => corpusChrf(['a', 'b'], [['a']])).toThrow('2 hypotheses and references for 1');
    expect(() => corpusChrf([], [])).toThrow(RangeError);
  });
});

describe('signatures', () => {
  it('say that capitals were folded, and that sentences have different numbers of references', () => {
    expect(chrfSignature(CHRF_PP, { references: [1, 3, 1], lowercase: true })).toBe(
      'nrefs:var|case:lc|eff:yes|nc:6|nw:2|space:no|version:2.6.0',
    );
  });
});
