import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BleuOptions,
  bleuCounts,
  bleuOf,
  brevityPenalty,
  corpusBleu,
  nearestLength,
  type Smoothing,
} from '../../src/metrics/bleu.ts';
import { type BleuTokenization, bleuTokenizers } from '../../src/metrics/sacrebleu-text.ts';
import { bleuSignature } from '../../src/metrics/signature.ts';
import cases from '../fixtures/sacrebleu/bleu.json' with { type: 'json' };

const { none: tokenizeNone, '13a': tokenize13a } = bleuTokenizers;

/** The example of sacreBLEU's README. */
const hypotheses = ['The dog bit the man.', "It wasn't surprising.", 'The man had just bitten him.'];
const references = [
  ['The dog bit the man.', 'The dog had bit the man.'],
  ['It was not unexpected.', 'No one was surprised.'],
  ['The man bit him first.', 'The man had bitten the dog.'],
];

function bleuOfTexts(
  tokenize: (text: string) => string[],
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: BleuOptions = {},
) {
  const tokenized = references.map((texts) => texts.map(tokenize));
  return corpusBleu(hypotheses.map(tokenize), tokenized, options);
}

describe('corpusBleu, against values published by sacreBLEU', () => {
  it('scores the example of its README', () => {
    expect(bleuOfTexts(tokenize13a, hypotheses, references)).toBeCloseTo(48.530827, 6);
    expect(bleuOfTexts(tokenizeNone, hypotheses, references)).toBeCloseTo(49.1919566, 7);
  });

  it.each([
    [1, 77.65],
    [2, 60.5],
    [3, 53.93],
    [4, 48.53],
    [5, 46.14],
    [6, 43.28],
  ])('scores it up to order %i', (maximumOrder, score) => {
    expect(bleuOfTexts(tokenize13a, hypotheses, references, { maximumOrder })).toBeCloseTo(score, 2);
  });

  it('scores the counts of its tests', () => {
    expect(bleuOf([11, 11, ...[9, 7, 5, 3], ...[10, 8, 6, 4]])).toBeCloseTo(83.75922397, 8);
  });

  it('agrees with it on corpora of every setting, signature included', () => {
    for (const { hypotheses, references, score, signature, ...settings } of cases) {
      const options = {
        maximumOrder: settings.max_ngram_order,
        smoothing: settings.smooth_method as Smoothing,
        effectiveOrder: settings.effective_order,
        ...(settings.smooth_value === null ? {} : { smoothingValue: settings.smooth_value }),
      };
      const tokenization = settings.tokenize as BleuTokenization;
      const ours = bleuOfTexts(bleuTokenizers[tokenization], hypotheses, references, options);
      expect(ours, JSON.stringify(settings)).toBeCloseTo(score, 9);
      const scored = { references: references.map(({ length }) => length), lowercase: false };
      expect(bleuSignature(options, tokenization, scored)).toBe(signature);
    }
  });
});

describe('corpusBleu, against values of the documentation of NLTK', () => {
  it('scores one corpus of two sentences, as a corpus and not as a mean over sentences', () => {
    const first = 'It is a guide to action which ensures that the military always obeys the commands of the party';
    const firstReferences = [
      'It is a guide to action that ensures that the military will forever heed Party commands',
      'It is the guiding principle which guarantees the military forces always being under the command of the Party',
      'It is the practical guide for the army always to heed the directions of the party',
    ];
    const second = 'he read the book because he was interested in world history';
    const secondReferences = ['he was interested in world history because he read the book'];
    const one = bleuOfTexts(tokenizeNone, [first], [firstReferences]);
    const other = bleuOfTexts(tokenizeNone, [second], [secondReferences]);
    const digits = (score: number) => Math.floor(score * 100) / 100; // as printed there: cut off, not rounded
    expect(digits(one)).toBe(50.45);
    expect(digits(bleuOfTexts(tokenizeNone, [first, second], [firstReferences, secondReferences]))).toBe(59.2);
    expect(digits((one + other) / 2)).toBe(62.23);
  });

  it('penalises brevity', () => {
    expect(brevityPenalty(12, 28)).toBeCloseTo(0.2635971381157267, 15);
    expect(brevityPenalty(12, 13)).toBeCloseTo(0.92, 4);
    const nearest = nearestLength(
      7,
      [11, 8].map((length) => Array(length).fill('a')),
    );
    expect(brevityPenalty(7, nearest)).toBeCloseTo(0.8669, 4);
    expect([brevityPenalty(13, 12), brevityPenalty(0, 5), brevityPenalty(0, 0)]).toEqual([1, 0, 1]);
  });

  it('takes the shorter of two references that are equally near', () => {
    expect(nearestLength(4, [Array(5).fill('a'), Array(3).fill('a')])).toBe(3);
  });
});

describe('corpusBleu', () => {
  const sentence = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 4, maxLength: 9 });
  const corpus = fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 6 });

  it('is 100 for the reference itself', () => {
    const property = fc.property(fc.array(sentence, { minLength: 1 }), (texts) => {
      expect(
        corpusBleu(
          texts,
          texts.map((text) => [text]),
        ),
      ).toBe(100);
    });
    fc.assert(property);
  });

  it('does not depend on the order of the sentences, and lies between 0 and 100', () => {
    const property = fc.property(corpus, (pairs) => {
      const scoreOf = (list: typeof pairs) =>
        corpusBleu(
          list.map(([hypothesis]) => hypothesis),
          list.map(([, reference]) => [reference]),
        );
      const score = scoreOf(pairs);
      expect(scoreOf([...pairs].reverse())).toBe(score);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    });
    fc.assert(property);
  });

  it('counts a word no oftener than a reference has it (Papineni et al. 2002, example 2)', () => {
    const seven = Array(7).fill('the');
    const clipped = corpusBleu([seven], [[['the', 'cat', 'is', 'on', 'the', 'mat']]], { maximumOrder: 1 });
    expect(clipped).toBeCloseTo((100 * 2) / 7, 12);
  });

  it('is zero for no hypothesis that is as long as the longest n-gram', () => {
    expect(corpusBleu([['a', 'b']], [[['a', 'b']]])).toBe(0);
    expect(corpusBleu([['a', 'b']], [[['a', 'b']]], { effectiveOrder: true })).toBe(100);
  });

  it('counts lengths, shared n-grams and n-grams of a sentence', () => {
    const counts = bleuCounts(
      ['a', 'b', 'a', 'b'],
      [
        ['a', 'b', 'c'],
        ['b', 'a', 'b', 'c', 'd'],
      ],
      { maximumOrder: 3 },
    );
    expect(counts).toEqual([4, 3, ...[3, 2, 1], ...[4, 3, 2]]);
  });

  it('refuses a hypothesis without a reference, and no hypotheses', () => {
    expect(() => corpusBleu([['a'], ['b']], [[['a']], []])).toThrow('a hypothesis without a reference');
    expect(() => corpusBleu([['a']], [])).toThrow('1 hypotheses and references for 0');
    expect(() => corpusBleu([], [])).toThrow(RangeError);
  });
});

describe('tokenize13a', () => {
  it.each([
    ['Tom said: "3,500.5!"', ['Tom', 'said', ':', '"', '3,500.5', '!', '"']],
    ["It wasn't a-b, 1990-91.", ['It', "wasn't", 'a-b', ',', '1990', '-', '91', '.']],
    ['&quot;a &amp; b&quot;', ['"', 'a', '&', 'b', '"']],
    ["l'été", ["l'été"]],
  ])('splits %j', (text, tokens) => {
    expect(tokenize13a(text)).toEqual(tokens);
  });
});
