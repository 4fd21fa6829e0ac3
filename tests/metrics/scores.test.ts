import { describe, expect, it } from 'vitest';
import { seedResult } from '../../src/compare/summary.ts';
import type { Link } from '../../src/data/sentence-pair.ts';
import {
  alignmentScoresOf,
  contentAlignmentScoresOf,
  type ScoredSentence,
  scoresByLength,
  scoresByTag,
  scoresOf,
} from '../../src/metrics/scores.ts';

const right = ['je', 'le', 'vois', 'bien'];
const wrong = ['je', 'la', 'vois', 'bien'];
const gold = { sure: [[0, 0] as const, [1, 2] as const], possible: [[2, 1] as const] };

function sentence(sourceLength: number, hypothesis: string[], tags: string[], links?: Link[]): ScoredSentence {
  const scored = { sourceLength, hypothesis, references: [right], tags };
  return links ? { ...scored, alignment: { links, gold, content: [2] } } : scored;
}

const goldLinks: Link[] = [
  [0, 0],
  [1, 2],
];
const sentences = [
  sentence(3, right, ['clitic'], goldLinks),
  sentence(6, wrong, ['negation', 'clitic'], [[0, 2]]),
  sentence(7, right, []),
  sentence(15, wrong, ['negation']),
];

describe('scoresOf', () => {
  it('scores sentences together', () => {
    const { bleu, ...scores } = scoresOf(sentences);
    expect(scores).toEqual({ sentences: 4, exactMatch: 0.5, aer: 1 - 4 / 7 });
    // 14 of 16 words, 8 of 12 pairs, 4 of 8 triples, 2 of 4 quadruples
    expect(bleu).toBeCloseTo(100 * ((14 / 16) * (8 / 12) * (4 / 8) * (2 / 4)) ** 0.25, 10);
  });

  it('takes whichever reference is nearest', () => {
    const two = { ...sentence(3, wrong, []), references: [right, wrong] };
    expect(scoresOf([two])).toEqual({ sentences: 1, exactMatch: 1, bleu: expect.closeTo(100, 10) });
  });

  it('has no error rate where nothing is aligned', () => {
    expect(scoresOf(sentences.slice(2))).not.toHaveProperty('aer');
    expect(alignmentScoresOf(sentences.slice(2))).toBeUndefined();
  });
});

describe('contentAlignmentScoresOf', () => {
  it('looks at the links of content words alone', () => {
    // target word 2: the first sentence has 1-2 right, the second says 0-2
    expect(contentAlignmentScoresOf(sentences)).toEqual({ aer: 0.5, precision: 0.5, recall: 0.5 });
    expect(alignmentScoresOf(sentences)).toEqual({ aer: 1 - 4 / 7, precision: 2 / 3, recall: 0.5 });
  });

  it('is not known where content words are not', () => {
    const { content: _, ...alignment } = sentences[0]!.alignment!;
    expect(contentAlignmentScoresOf([{ ...sentences[0]!, alignment }])).toBeUndefined();
  });
});

describe('scoresByLength', () => {
  it('groups by four lengths from three on, as the summary wants it', () => {
    const scores = scoresByLength([...sentences, sentence(2, right, []), sentence(30, right, [])]);
    expect(scores.map(({ from, to, sentences }) => [from, to, sentences])).toEqual([
      [0, 2, 1],
      [3, 6, 2],
      [7, 10, 1],
      [15, 18, 1],
      [27, 30, 1],
    ]);
    expect(scores[1]).toEqual({
      from: 3,
      to: 6,
      sentences: 2,
      bleu: scoresOf(sentences.slice(0, 2)).bleu,
      exactMatch: 0.5,
    });
    expect(seedResult.shape.byLength.parse(scores)).toEqual(scores);
  });
});

describe('scoresByTag', () => {
  it('counts a sentence under each of its tags, as the summary wants it', () => {
    const scores = scoresByTag(sentences);
    expect(scores).toEqual({
      clitic: { sentences: 2, exactMatch: 0.5, aer: 1 - 4 / 7 },
      negation: { sentences: 2, exactMatch: 0, aer: 1 },
    });
    expect(Object.keys(scores)).toEqual(['clitic', 'negation']);
    expect(seedResult.shape.byTag.parse(scores)).toEqual(scores);
  });
});
