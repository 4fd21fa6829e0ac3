import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { forcedAlignment } from '../../src/decoding/forced-alignment.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import { batchOf, padded, sentences } from '../contract/sentences.ts';
import { relativeError } from '../support/finite-differences.ts';
import { restlessModels } from './restless-models.ts';

const list = (row: Float32Array) => [...row];

const attending = [
  ['lstm', restlessModels.lstm],
  ['transformer', restlessModels.transformer],
] as const;

describe('forcedAlignment', () => {
  it.each(attending)(
    'has a row for each target token, EOS included, and a column for each source token, padding left out: %s',
    (_, model) => {
      const alignment = forcedAlignment(model, batchOf(sentences, 3))!;
      expect(alignment.map((rows) => rows.length)).toEqual(sentences.map(([, target]) => target.length + 1));
      for (const [i, rows] of alignment.entries()) {
        for (const row of rows) {
          expect(row).toHaveLength(sentences[i]![0].length + 1); // EOS
          expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 6);
        }
      }
    },
  );

  it.each(attending)('gives what greedy decoding saw where the target is what it said: %s', (_, model) => {
    const sources = sentences.map(([source]) => source);
    const said = greedy(model, padded(sources.map((source) => [...source, EOS])), {
      maximumLength: 8,
      alignment: true,
    });
    expect(said.flatMap(({ tokens }) => tokens).length).toBeGreaterThan(5);
    const forced = forcedAlignment(model, batchOf(said.map(({ tokens }, i) => [sources[i]!, tokens])))!;
    for (const [i, { alignment }] of said.entries()) {
      const words = forced[i]!.slice(0, -1); // greedy decoding gives no row for EOS
      expect(relativeError(words.flatMap(list), alignment!.flatMap(list))).toBeLessThan(1e-5);
    }
  });

  it('is undefined for a model that does not attend', () => {
    expect(forcedAlignment(restlessModels['lstm without attention'], batchOf(sentences))).toBeUndefined();
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    for (const model of Object.values(restlessModels)) forcedAlignment(model, batchOf(sentences));
    expect(tf.memory().numTensors).toBe(before);
  });
});
