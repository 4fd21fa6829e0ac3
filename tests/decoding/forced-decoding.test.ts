import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { forcedDecoding } from '../../src/decoding/forced-decoding.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import { logSumExp } from '../../src/decoding/next-token.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import { batchOf, padded, sentences, vocabulary } from '../contract/sentences.ts';
import { relativeError } from '../support/finite-differences.ts';
import { restlessModels } from './restless-models.ts';

describe.each(Object.entries(restlessModels))('forcedDecoding: %s', (_, model) => {
  it('has scores and maps of the sentence’s own tokens, whatever stands beside it', () => {
    const together = forcedDecoding(model, batchOf(sentences, 2));
    for (const [i, [source, target]] of sentences.entries()) {
      const [S, T] = [source.length + 1, target.length + 1];
      const { logits, weights } = together.sentences[i]!;
      expect(logits.map((row) => row.length)).toEqual(Array(T).fill(vocabulary.target));
      const alone = forcedDecoding(model, batchOf([sentences[i]!])).sentences[0]!;
      for (const [t, row] of logits.entries()) expect(relativeError(row, alone.logits[t]!)).toBeLessThan(1e-5);
      for (const [map, { kind }] of together.maps.entries()) {
        const rows = weights[map]!;
        expect(rows).toHaveLength(kind === 'encoder-self' ? S : T);
        for (const row of rows) {
          expect(row).toHaveLength(kind === 'decoder-self' ? T : S);
          expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
        }
        const flat = (rows: readonly Float32Array[]) => rows.flatMap((row) => [...row]);
        expect(relativeError(flat(rows), flat(alone.weights[map]!))).toBeLessThan(1e-5);
      }
    }
  });

  it('gives the probabilities of greedy decoding where the target is what that said', () => {
    const sources = sentences.map(([source]) => source);
    const said = greedy(model, padded(sources.map((source) => [...source, EOS])), { maximumLength: 6 });
    const forced = forcedDecoding(model, batchOf(said.map(({ tokens }, i) => [sources[i]!, tokens])));
    for (const [i, { tokens, logProbabilities }] of said.entries()) {
      const ids = [...tokens, EOS];
      const again = forced.sentences[i]!.logits.map((row, t) => row[ids[t]!]! - logSumExp(row));
      expect(relativeError(again, logProbabilities)).toBeLessThan(1e-5);
    }
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    forcedDecoding(model, batchOf(sentences));
    expect(tf.memory().numTensors).toBe(before);
  });
});
