import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { collate } from '../../src/batches/collate.ts';
import type { Codecs, Example } from '../../src/batches/example.ts';
import { greedyAll, searchAll } from '../../src/compare/decode.ts';
import { evidenceExamples, gatherEvidence } from '../../src/compare/evidence.ts';
import { EVIDENCE_SCHEMA, evidenceFile } from '../../src/compare/evidence-files.ts';
import { forcedAlignment } from '../../src/decoding/forced-alignment.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { exampleOf } from '../batches/examples.ts';
import { heldOut, smallCodecs, smallModel } from './small-task.ts';

const MAXIMUM = 8;

function gather(model: Seq2Seq, codecs: Codecs) {
  const examples = evidenceExamples(heldOut(codecs));
  const greedy = greedyAll(model, examples, MAXIMUM);
  const nBest = searchAll(model, examples, { beam: 3, lengthPenalty: 0.6, maximumLength: MAXIMUM, nBest: 3 });
  return { examples, greedy, nBest, ...gatherEvidence(model, examples, { greedy, nBest }, codecs) };
}

const bytesOf = (text: string) => [...atob(text)].map((character) => character.charCodeAt(0));

describe.each(['lstm-none', 'lstm-additive', 'transformer'] as const)('gatherEvidence: %s', (name) => {
  const codecs = smallCodecs.word;
  const model = smallModel(name, codecs);
  const { examples, greedy, nBest, maps, sentences } = gather(model, codecs);

  it('fits the schema, sentence by sentence', () => {
    const beam = { width: 3, lengthPenalty: 0.6 };
    const file = { schema: EVIDENCE_SCHEMA, model: name, seed: 1, beam, maps, sentences };
    expect(evidenceFile.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
    expect(sentences.map(({ id }) => id)).toEqual(['test-1', 'test-2', 'test-3', 'long-1']);
    expect(sentences[2]).toMatchObject({ split: 'test', tags: ['noun'] });
    expect(sentences[2]!.source).toEqual(['the', 'zebra', 'sleeps', '<eos>']);
    expect(sentences[2]!.target).toEqual(['le', 'zèbre', 'dort', '<eos>']);
    expect(sentences[0]!.gold!.possible).toEqual([[2, 2]]);
    expect(sentences.every((sentence) => !('wordOf' in sentence))).toBe(true);
  });

  it('has every map, a byte a weight, over the sentence alone', () => {
    expect(maps).toHaveLength({ 'lstm-none': 0, 'lstm-additive': 1, transformer: 2 * 2 * 3 }[name]);
    for (const { source, target, weights } of sentences) {
      for (const [map, { kind }] of maps.entries()) {
        const [rows, columns] = [kind === 'encoder-self' ? source : target, kind === 'decoder-self' ? target : source];
        const bytes = bytesOf(weights[map]!);
        expect(bytes).toHaveLength(rows.length * columns.length);
        for (let row = 0; row < rows.length; row++) {
          const sum = bytes.slice(row * columns.length, (row + 1) * columns.length).reduce((a, b) => a + b, 0);
          expect(Math.abs(sum - 255)).toBeLessThanOrEqual(columns.length / 2);
        }
      }
    }
  });

  it('has the alignment as the mean of its cross-attention', () => {
    const forced = forcedAlignment(model, collate(examples));
    if (!forced) return expect(name).toBe('lstm-none');
    for (const [i, rows] of forced.entries()) {
      const cross = sentences[i]!.weights.filter((_, map) => maps[map]!.kind === 'cross').map(bytesOf);
      for (const [place, weight] of rows.flatMap((row) => [...row]).entries()) {
        const mean = cross.reduce((sum, bytes) => sum + bytes[place]! / 255, 0) / cross.length;
        expect(Math.abs(mean - weight)).toBeLessThan(0.0021); // half a byte, and rounding
      }
    }
  });

  it('names the most probable next tokens with their probabilities', () => {
    for (const { target, candidates } of sentences) {
      expect(candidates).toHaveLength(target.length);
      for (const next of candidates) {
        const probabilities = next.map(([, probability]) => probability);
        expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
        expect(next.length).toBe(5);
        expect(probabilities.reduce((a, b) => a + b)).toBeLessThanOrEqual(1.003);
      }
    }
  });

  it('tells what was said greedily and what the beam found, in tokens and probabilities', () => {
    for (const [i, said] of greedy.entries()) {
      const tokens = codecs.target.tokensOf(said.tokens);
      const { greedy: steps, nBest: found } = sentences[i]!;
      expect(steps.map(([token]) => token)).toEqual(said.complete ? [...tokens, '<eos>'] : tokens);
      for (const [t, [, probability]] of steps.entries()) {
        expect(probability).toBeCloseTo(Math.exp(said.logProbabilities[t]!), 3);
      }
      expect(found.map(({ tokens }) => tokens)).toEqual(nBest[i]!.map(({ tokens }) => codecs.target.tokensOf(tokens)));
      expect(found[0]!.score).toBeCloseTo(nBest[i]![0]!.score, 3);
    }
  });

  it('agrees with itself: the first token that is said greedily is the first candidate', () => {
    for (const { candidates, greedy } of sentences) expect(candidates[0]![0]).toEqual(greedy[0]);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    gather(model, codecs);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('gatherEvidence', () => {
  it('says of pieces which word they are of', () => {
    const { sentences } = gather(smallModel('transformer', smallCodecs.bpe), smallCodecs.bpe);
    for (const { source, target, wordOf } of sentences) {
      expect(wordOf!.source).toHaveLength(source.length - 1);
      expect(wordOf!.target).toHaveLength(target.length - 1);
    }
    expect(sentences[1]!.wordOf!.source.at(-1)).toBe(1); // "he sleeps" has two words
  });

  it('calls right what says a reference, of several any one', () => {
    const { word: codecs } = smallCodecs;
    const model = smallModel('lstm-additive', codecs);
    const [example] = heldOut(codecs).get('test')!;
    const said = (text: string) => ({ tokens: codecs.target.encode(text), logProbabilities: [], complete: true });
    const judge = (pair: Partial<Example['pair']>, text: string) => {
      const examples = [{ ...example!, pair: { ...example!.pair, ...pair } }];
      return gatherEvidence(model, examples, { greedy: [said(text)], nBest: [[]] }, codecs).sentences[0]!.exact;
    };
    expect(judge({}, 'le chat le voit')).toBe(true);
    expect(judge({}, 'le chat voit')).toBe(false);
    expect(judge({ alternatives: ['le chat voit'] }, 'le chat voit')).toBe(true);
  });
});

describe('evidenceExamples', () => {
  const many = (split: string, count: number, length: number): [string, Example[]] => [
    split,
    Array.from({ length: count }, (_, i) => exampleOf(i, length, length)),
  ];
  const counts = (...splits: [string, Example[]][]) => evidenceExamples(new Map(splits)).length;

  it('are the first thousand of the test split and the first twenty of each challenge, none of validation', () => {
    expect(counts(many('validation', 50, 3), many('test', 1200, 5), many('long', 30, 9), many('odd', 7, 9))).toBe(1027);
  });

  it('are fewer where sentences are long: so many weights and no more', () => {
    expect(counts(many('test', 1000, 59))).toBe(83); // 83 · 60² < 300,000
  });
});
