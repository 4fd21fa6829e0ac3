import { describe, expect, it } from 'vitest';
import { disagreements } from '../../src/compare/disagreements.ts';
import { disagreementsFile } from '../../src/compare/run-files.ts';
import { right, wrong } from '../metrics/judged.ts';
import { testSentence } from './test-sentence.ts';

const far = ['quoi'];
const lines = (...translations: string[][]) =>
  translations.map((translation, i) => testSentence(`test-${i}`, translation));

describe('disagreements', () => {
  it('lists the sentences that two models translate differently, the largest difference first', () => {
    const file = disagreements([
      { model: 'a', seed: 1, lines: lines(right, wrong, right, wrong, right) },
      { model: 'b', seed: 1, lines: lines(right, right, far, wrong, wrong) },
    ]);
    const { models, seed, differing, sentences } = file.pairs[0]!;
    expect([models, seed, differing]).toEqual([['a', 'b'], 1, 3]);
    expect(sentences.map(({ id }) => id)).toEqual(['test-2', 'test-1', 'test-4']);
    expect(sentences[1]!.translations).toEqual([wrong, right]);
    expect(sentences[1]!.chrf[1]).toBe(100);
    expect(sentences[1]!.chrf[0]).toBeLessThan(100);
    expect(sentences[0]!.references).toEqual([right]);
    expect(disagreementsFile.parse(file)).toEqual(file);
  });

  it('counts all and lists the first, of the first seed that both have', () => {
    const many = (translation: string[]) => lines(...Array<string[]>(40).fill(translation));
    const { pairs } = disagreements([
      { model: 'a', seed: 1, lines: many(right) },
      { model: 'a', seed: 2, lines: many(right) },
      { model: 'b', seed: 2, lines: many(wrong) },
    ]);
    expect(pairs[0]).toMatchObject({ seed: 2, differing: 40 });
    expect(pairs[0]!.sentences).toHaveLength(25);
    expect(pairs[0]!.sentences[0]!.id).toBe('test-0'); // of equals, in the order of the corpus
  });
});
