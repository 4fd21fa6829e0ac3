import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beamSearch } from '../../src/decoding/beam-search.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import type { Hypothesis, RankedHypothesis } from '../../src/decoding/hypothesis.ts';
import { lengthPenalty } from '../../src/decoding/length-penalty.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import { padded } from '../contract/sentences.ts';
import { relativeError } from '../support/finite-differences.ts';
import { everySentence, plainBeam, randomScript } from './random-scripts.ts';
import { restlessModels } from './restless-models.ts';
import { scriptedModel } from './scripted-model.ts';

/** One source sentence for each of these first tokens; their lengths differ. */
const sourceOf = (...first: number[]) => padded(first.map((id, i) => [id, ...Array<number>(i).fill(9), EOS]));
const tokensOf = (hypotheses: readonly Hypothesis[]) => hypotheses.map(({ tokens }) => tokens);

const unranked = ({ logProbability: _, score: __, ...hypothesis }: RankedHypothesis): Hypothesis => hypothesis;

/** Logits whose softmax over six tokens gives EOS and the words 3, 4, 5 these probabilities. */
const chances = (end: number, ...words: [number, number, number]) => [0, 0, end, ...words].map(Math.log);
/** A model by its chances after each beginning; where nothing is written it ends. */
const byBeginning = (table: Record<string, readonly number[]>) =>
  scriptedModel((_, __, said) => table[said.join(' ')] ?? chances(1, 0, 0, 0));

describe('beamSearch', () => {
  it('finds a sentence that greedy decoding misses, with its probability', () => {
    const model = byBeginning({
      '': chances(0.1, 0.5, 0.4, 0),
      '3': chances(0.3, 0.2, 0.25, 0.25), // 0.5 · 0.3 = 0.15
      '4': chances(0.05, 0, 0, 0.95), // 0.4 · 0.95 = 0.38
    });
    expect(greedy(model, sourceOf(4), { maximumLength: 5 })[0]!.tokens).toEqual([3]);
    const options = { width: 2, nBest: 2, lengthPenalty: 0, maximumLength: 5 };
    const [found] = beamSearch(model, sourceOf(4), options);
    expect(tokensOf(found!)).toEqual([[4, 5], [3]]);
    for (const [i, probability] of [0.38, 0.15].entries()) {
      expect(found![i]!.logProbability).toBeCloseTo(Math.log(probability), 6);
      expect(found![i]!.score).toBe(found![i]!.logProbability);
    }
    expect(found![0]!.logProbabilities.map((value) => Number(Math.exp(value).toFixed(6)))).toEqual([0.4, 0.95, 1]);
  });

  it('ranks by the log-probability divided by the length penalty', () => {
    const model = byBeginning({
      '': chances(0.5, 0.5, 0, 0),
      '3': chances(0.25, 0.75, 0, 0),
      '3 3': chances(1, 0, 0, 0),
    });
    const found = (exponent: number) =>
      beamSearch(model, sourceOf(4), { width: 3, nBest: 3, lengthPenalty: exponent, maximumLength: 5 })[0]!;
    expect(tokensOf(found(0))).toEqual([[], [3, 3], [3]]); // 0.5, 0.375, 0.125
    expect(tokensOf(found(2))).toEqual([[3, 3], [], [3]]); // ln 0.375 ÷ (8 / 6)² is above ln 0.5 ÷ 1
    expect(found(2)[0]!.score).toBeCloseTo((Math.log(0.375) * 9) / 16, 6);
  });

  it('keeps greedy’s sentence to the end, though the beam finds others more probable on the way', () => {
    const model = byBeginning({
      '': chances(0, 0.4, 0.35, 0.25),
      '3': chances(0, 0.4, 0.3, 0.3), // 0.16: behind all of 4 and 5
      '4': chances(0, 0.5, 0.5, 0),
      '5': chances(0, 0.8, 0.2, 0),
      ...Object.fromEntries(['4 3', '4 4', '5 3'].map((said) => [said, chances(0.1, 0.3, 0.3, 0.3)])),
      ...Object.fromEntries(['4 3 3', '4 3 4', '5 3 3', '5 3 4'].map((said) => [said, chances(0.1, 0.3, 0.3, 0.3)])),
    });
    const [found] = beamSearch(model, sourceOf(4), { width: 2, lengthPenalty: 0, maximumLength: 3 });
    expect(found![0]!.tokens).toEqual([3, 3]);
    expect(model.rowsPerStep).toEqual([1, 2, 3]); // greedy’s is the third; it ended first and nothing can come before it
  });

  it('prefers, of equals, the one that was better before, then the lower id; never PAD or BOS', () => {
    const even = scriptedModel(() => [9, 9, 0, 0, 0, 0]);
    const found = beamSearch(even, sourceOf(4), { width: 4, nBest: 4, lengthPenalty: 0, maximumLength: 1 });
    expect(tokensOf(found[0]!)).toEqual([[], [3], [4], [5]]);
  });

  it('makes what is left end after so many tokens, and says that there was more to say', () => {
    const model = scriptedModel((_, t) => (t < 9 ? [0, 0, 1, 3, 2, 0] : [0, 0, 9, 0, 0, 0]));
    const [found] = beamSearch(model, sourceOf(4), { width: 2, nBest: 2, lengthPenalty: 5, maximumLength: 2 });
    expect(found!.map(({ tokens, complete }) => [tokens, complete])).toEqual([
      [[3, 3], false],
      [[3, 4], false],
    ]);
    const [whole] = greedy(model, sourceOf(4), { maximumLength: 2 });
    expect(found![0]).toMatchObject(whole!);
  });

  it('ends where no score is a number', () => {
    const broken = scriptedModel(() => Array(6).fill(Number.NaN));
    expect(tokensOf(beamSearch(broken, sourceOf(4), { width: 3, maximumLength: 5 })[0]!)).toEqual([[]]);
  });

  it('lets finished sentences leave the batch', () => {
    const words: Record<number, number> = { 4: 1, 5: 5, 6: 3 };
    const model = scriptedModel((first, t) => (t < words[first]! ? [0, 0, -40, 40, 0, 0] : [0, 0, 40, -40, 0, 0]));
    const found = beamSearch(model, sourceOf(4, 5, 6), { width: 2, lengthPenalty: 0, maximumLength: 9 });
    expect(found.map(([first]) => first!.tokens.length)).toEqual([1, 5, 3]);
    expect(model.rowsPerStep).toEqual([3, 6, 4, 4, 2, 2]);
  });

  it('refuses a width or a length penalty that means nothing', () => {
    const search = (options: object) => () =>
      beamSearch(byBeginning({}), sourceOf(4), { width: 2, maximumLength: 3, ...options });
    expect(search({ width: 0 })).toThrow('got nBest 1, width 0');
    expect(search({ width: 1.5 })).toThrow(RangeError);
    expect(search({ nBest: 3 })).toThrow('expected 1 ≤ nBest ≤ width');
    expect(search({ lengthPenalty: -1 })).toThrow('the length penalty must be at least 0, got -1');
  });

  it('has nothing to say to an empty batch', () => {
    const empty = { ids: new Int32Array(0), rows: 0, columns: 0, lengths: [] };
    expect(beamSearch(byBeginning({}), empty, { width: 2, maximumLength: 3 })).toEqual([]);
  });

  it('leaves no tensor behind, not even where the model fails on the way', () => {
    const before = tf.memory().numTensors;
    const options = { width: 3, nBest: 2, maximumLength: 7, alignment: true };
    for (const model of Object.values(restlessModels)) beamSearch(model, sourceOf(4, 5, 6), options);
    expect(tf.memory().numTensors).toBe(before);
    const failing = scriptedModel((_, t) => {
      if (t === 2) throw new Error('lost the script');
      return [0, 0, 0, 1, 1, 1];
    });
    expect(() => beamSearch(failing, sourceOf(4), options)).toThrow('lost the script');
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('beamSearch, with any script', () => {
  const scripts = fc.record({ seed: fc.nat(), sharpness: fc.constantFrom(0.3, 1, 3) });
  const exponents = fc.constantFrom(0, 0.6, 2);
  const score = ({ logProbabilities }: Hypothesis, exponent: number) =>
    logProbabilities.reduce((sum, value) => sum + value, 0) / lengthPenalty(logProbabilities.length, exponent);
  const expectSame = (
    found: readonly Hypothesis[],
    expected: readonly { tokens: readonly number[]; score: number }[],
  ) => {
    expect(tokensOf(found)).toEqual(expected.map(({ tokens }) => tokens));
    for (const [i, { score }] of expected.entries())
      expect((found[i] as { score?: number }).score).toBeCloseTo(score, 10);
  };

  it('finds all sentences in their order if it is wide enough', () => {
    fc.assert(
      fc.property(
        scripts,
        exponents,
        fc.integer({ min: 0, max: 3 }),
        ({ seed, sharpness }, exponent, maximumLength) => {
          const script = randomScript(seed, sharpness);
          const options = { width: 40, nBest: 40, lengthPenalty: exponent, maximumLength }; // 1 + 3 + 9 + 27
          const found = beamSearch(scriptedModel(script), sourceOf(4, 5), options);
          for (const [i, first] of [4, 5].entries()) expectSame(found[i]!, everySentence(script, first, options));
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it('finds what it would find if nothing stopped early, each sentence as if it were alone', () => {
    const widths = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.tuple(fc.constant(width), fc.integer({ min: 1, max: width })));
    fc.assert(
      fc.property(scripts, exponents, widths, ({ seed, sharpness }, exponent, [width, nBest]) => {
        const script = randomScript(seed, sharpness);
        const options = { width, nBest, lengthPenalty: exponent, maximumLength: 6 };
        const found = beamSearch(scriptedModel(script), sourceOf(4, 5, 6), options);
        for (const [i, first] of [4, 5, 6].entries()) expectSame(found[i]!, plainBeam(script, first, options));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('is greedy decoding with a width of one, and never scores lower with a larger one', () => {
    const seen = { better: 0, cut: 0 };
    fc.assert(
      fc.property(scripts, exponents, fc.integer({ min: 2, max: 5 }), ({ seed, sharpness }, exponent, width) => {
        const model = scriptedModel(randomScript(seed, sharpness));
        const [said] = greedy(model, sourceOf(4), { maximumLength: 6, alignment: true });
        const search = (width: number) =>
          beamSearch(model, sourceOf(4), { width, lengthPenalty: exponent, maximumLength: 6, alignment: true })[0]![0]!;
        expect(unranked(search(1))).toEqual(said);
        expect(search(width).score).toBeGreaterThanOrEqual(score(said!, exponent));
        if (search(width).score > score(said!, exponent)) seen.better++;
        if (!said!.complete) seen.cut++;
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(seen.better).toBeGreaterThan(5);
    expect(seen.cut).toBeGreaterThan(1);
  });
});

describe.each(Object.entries(restlessModels))('beamSearch: %s', (_, model) => {
  const sentence = fc.array(fc.integer({ min: 3, max: 10 }), { maxLength: 6 }).map((words) => [...words, EOS]);
  const sentences = fc.array(sentence, { minLength: 2, maxLength: 6 });
  const options = { maximumLength: 9, alignment: true };

  it('is greedy decoding with a width of one, alignments and all', () => {
    fc.assert(
      fc.property(sentences, (rows) => {
        const said = greedy(model, padded(rows), options);
        const found = beamSearch(model, padded(rows), { ...options, width: 1 });
        expect(found.map((hypotheses) => unranked(hypotheses[0]!))).toEqual(said);
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  it('never scores lower than greedy decoding, and sometimes higher', () => {
    let better = 0;
    fc.assert(
      fc.property(sentences, fc.constantFrom(0, 0.6), (rows, exponent) => {
        const said = greedy(model, padded(rows), options);
        const found = beamSearch(model, padded(rows), { ...options, width: 5, lengthPenalty: exponent });
        for (const [i, [first]] of found.entries()) {
          const { logProbabilities } = said[i]!;
          const total = logProbabilities.reduce((sum, value) => sum + value, 0);
          const greedyScore = total / lengthPenalty(logProbabilities.length, exponent);
          expect(first!.score).toBeGreaterThan(greedyScore - 1e-6); // a row's last bits depend on the rows beside it
          if (first!.score > greedyScore + 1e-3) better++;
        }
      }),
      { numRuns: 10, seed: 1 },
    );
    expect(better).toBeGreaterThan(2);
  });

  it('finds for a sentence what it finds for it alone, looking where it looks when it is made to say it', () => {
    fc.assert(
      fc.property(sentences, (rows) => {
        const search = { ...options, width: 3, nBest: 3 };
        const together = beamSearch(model, padded(rows), search);
        for (const [i, row] of rows.entries()) {
          const [alone] = beamSearch(model, padded([row]), search);
          expect(tokensOf(together[i]!)).toEqual(tokensOf(alone!));
          for (const [rank, { logProbabilities, alignment }] of alone!.entries()) {
            expect(relativeError(together[i]![rank]!.logProbabilities, logProbabilities)).toBeLessThan(1e-5);
            for (const [t, weights] of (alignment ?? []).entries()) {
              expect(relativeError(together[i]![rank]!.alignment![t]!, weights)).toBeLessThan(1e-4);
            }
          }
        }
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});
