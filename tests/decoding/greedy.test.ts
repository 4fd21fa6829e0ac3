import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedy } from '../../src/decoding/greedy.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import { padded } from '../contract/sentences.ts';
import { relativeError } from '../support/finite-differences.ts';
import { restlessModels } from './restless-models.ts';
import { scriptedModel } from './scripted-model.ts';

/** Logits that are highest at `id`, in a vocabulary of 11. */
const saying = (id: number) => Array.from({ length: 11 }, (_, other) => (other === id ? 1 : -1));

/** Says its words one after the other, then EOS. Sentences are told apart by their first source token. */
const sayWords = (words: Readonly<Record<number, readonly number[]>>, attends?: boolean) =>
  scriptedModel((first, t) => saying(words[first]![t] ?? EOS), attends);

const source = padded([
  [4, EOS],
  [5, 9, 9, EOS],
  [6, 9, EOS],
]);

/** The largest difference of two rows. */
const furthest = (a: Float32Array, b: Float32Array) => Math.max(...a.map((weight, s) => Math.abs(weight - b[s]!)));

describe('greedy', () => {
  it('says tokens up to EOS, which it leaves out; a sentence may be empty', () => {
    const model = sayWords({ 4: [7, 8, 9], 5: [], 6: [10] });
    const said = greedy(model, source, { maximumLength: 20 });
    expect(said.map(({ tokens, complete }) => [tokens, complete])).toEqual([
      [[7, 8, 9], true],
      [[], true],
      [[10], true],
    ]);
    expect(model.rowsPerStep).toHaveLength(4);
  });

  it('gives the probability of each token and of EOS, where it was cut too', () => {
    const chosen = 1 - Math.log(Math.exp(1) + 10 * Math.exp(-1));
    const said = greedy(sayWords({ 4: [7, 8, 9], 5: [], 6: [10] }), source, { maximumLength: 2 });
    for (const [i, expected] of [[chosen, chosen, chosen - 2], [chosen], [chosen, chosen]].entries()) {
      expect(said[i]!.logProbabilities).toHaveLength(expected.length);
      for (const [t, value] of expected.entries()) expect(said[i]!.logProbabilities[t]).toBeCloseTo(value, 12);
    }
  });

  it('stops after so many tokens, EOS not counted, and says whether there was more to say', () => {
    const model = sayWords({ 4: [7, 8, 9, 10], 5: [7, 8, 9], 6: [3, 3, 3, 3, 3] });
    const said = greedy(model, source, { maximumLength: 3, alignment: true });
    expect(said.map(({ tokens, complete }) => [tokens, complete])).toEqual([
      [[7, 8, 9], false],
      [[7, 8, 9], true],
      [[3, 3, 3], false],
    ]);
    expect(said.map(({ alignment }) => alignment!.length)).toEqual([3, 3, 3]);
    expect(model.rowsPerStep).toHaveLength(4);
  });

  it('takes the first of equals, never PAD or BOS, and ends where no score is a number', () => {
    const scores: Record<number, readonly number[]> = {
      4: [9, 8, -3, -1, -2, -1], // PAD and BOS are higher, 3 and 5 are equal
      5: Array(6).fill(Number.NaN),
      6: Array(6).fill(Number.NEGATIVE_INFINITY),
    };
    const model = scriptedModel((first, t) => (t === 0 ? scores[first]! : [0, 0, 1, 0, 0, 0]));
    expect(greedy(model, source, { maximumLength: 5 }).map(({ tokens }) => tokens)).toEqual([[3], [], []]);
  });

  it('gives each token the weights with which it was said, over the sentence alone', () => {
    const [first, second, third] = greedy(sayWords({ 4: [7, 8], 5: [9, 9, 9], 6: [] }), source, {
      maximumLength: 9,
      alignment: true,
    });
    const rows = (weights: readonly Float32Array[] | undefined) => weights?.map((row) => [...row]);
    expect(rows(first!.alignment)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(rows(second!.alignment)).toEqual([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ]);
    expect(third!.alignment).toEqual([]);
  });

  it('gives no alignment unless asked, nor for a model that does not attend', () => {
    const words = { 4: [7], 5: [7], 6: [7] };
    const without = [
      greedy(sayWords(words), source, { maximumLength: 9 }),
      greedy(sayWords(words, false), source, { maximumLength: 9, alignment: true }),
    ];
    for (const hypothesis of without.flat()) expect(hypothesis).not.toHaveProperty('alignment');
  });

  it('works on with the unfinished sentences alone', () => {
    const lengths = [1, 9, 2, 2, 9, 9, 5, 9, 9];
    const words = Object.fromEntries(lengths.map((length, i) => [i + 20, Array(length).fill(3 + (i % 8))]));
    const model = sayWords(words);
    const sources = padded(lengths.map((_, i) => [i + 20, EOS]));
    const said = greedy(model, sources, { maximumLength: 20, alignment: true });
    expect(said.map(({ tokens }) => tokens)).toEqual(Object.values(words));
    expect(said.map(({ alignment }) => alignment!.length)).toEqual(lengths);
    // One of nine stays; three of nine leave; one of six leaves.
    expect(model.rowsPerStep).toEqual([9, 9, 9, 6, 6, 6, 5, 5, 5, 5]);
  });

  it('has nothing to say to an empty batch', () => {
    expect(
      greedy(sayWords({}), { ids: new Int32Array(0), rows: 0, columns: 0, lengths: [] }, { maximumLength: 3 }),
    ).toEqual([]);
  });

  it('leaves no tensor behind, not even where the model fails on the way', () => {
    const before = tf.memory().numTensors;
    const words = { 4: [7, 8, 9], 5: [], 6: [10] };
    greedy(restlessModels.transformer, source, { maximumLength: 7, alignment: true });
    greedy(restlessModels.lstm, source, { maximumLength: 7, alignment: true });
    expect(tf.memory().numTensors).toBe(before);
    const failing = scriptedModel((first, t) => {
      if (t === 2) throw new Error('lost the script');
      return saying(words[first as 4]![t] ?? EOS);
    });
    expect(() => greedy(failing, source, { maximumLength: 7 })).toThrow('lost the script');
    expect(tf.memory().numTensors).toBe(before);
  });

  const sentence = fc.array(fc.integer({ min: 3, max: 10 }), { maxLength: 6 }).map((words) => [...words, EOS]);
  const sentences = fc.array(sentence, { minLength: 2, maxLength: 7 });

  it.each(Object.entries(restlessModels))('says to a sentence what it says to it alone: %s', (_, model) => {
    const options = { maximumLength: 11, alignment: true };
    const outcomes = { complete: 0, cut: 0 };
    fc.assert(
      fc.property(sentences, (rows) => {
        const together = greedy(model, padded(rows), options);
        for (const [i, row] of rows.entries()) {
          const [alone] = greedy(model, padded([row]), options);
          const { tokens, complete, logProbabilities } = together[i]!;
          expect({ tokens, complete }).toEqual({ tokens: alone!.tokens, complete: alone!.complete });
          expect(relativeError(logProbabilities, alone!.logProbabilities)).toBeLessThan(1e-5);
          outcomes[alone!.complete ? 'complete' : 'cut']++;
          for (const [t, weights] of (alone!.alignment ?? []).entries()) {
            expect(together[i]!.alignment![t]).toHaveLength(row.length);
            expect(furthest(together[i]!.alignment![t]!, weights)).toBeLessThan(1e-5);
          }
        }
      }),
      { numRuns: 25, seed: 1 },
    );
    expect(Math.min(outcomes.complete, outcomes.cut)).toBeGreaterThan(5); // both ways to end were seen
  });
});
