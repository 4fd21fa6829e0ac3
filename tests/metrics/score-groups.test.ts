import { describe, expect, it } from 'vitest';
import { seedResult } from '../../src/compare/summary.ts';
import type { Link } from '../../src/data/sentence-pair.ts';
import { scoresByLength, scoresByTag } from '../../src/metrics/score-groups.ts';
import { intervalsOf, scoresOf } from '../../src/metrics/scores.ts';
import { bleuDefaults, goldLinks, judged, right, wrong } from './judged.ts';

const sentence = (sourceLength: number, hypothesis: string[], tags: string[], links?: Link[]) => ({
  ...{ sourceLength, tags, counts: judged(hypothesis, links) },
});
const sentences = [
  sentence(3, right, ['clitic'], goldLinks),
  sentence(6, wrong, ['negation', 'clitic'], [[0, 2]]),
  sentence(7, right, []),
  sentence(15, wrong, ['negation']),
];

describe('scoresByLength', () => {
  it('groups by four lengths from three on, as the summary wants it', () => {
    const scores = scoresByLength([...sentences, sentence(2, right, []), sentence(30, right, [])], bleuDefaults);
    expect(scores.map(({ from, to, sentences }) => [from, to, sentences])).toEqual([
      [0, 2, 1],
      [3, 6, 2],
      [7, 10, 1],
      [15, 18, 1],
      [27, 30, 1],
    ]);
    const counts = sentences.slice(0, 2).map((member) => member.counts);
    const { bleu, exactMatch } = scoresOf(counts, ['bleu', 'exactMatch'], bleuDefaults);
    const ci = intervalsOf(counts, ['bleu', 'exactMatch'], bleuDefaults);
    expect(scores[1]).toEqual({ from: 3, to: 6, sentences: 2, bleu, exactMatch, ci });
    expect(seedResult.shape.byLength.parse(scores)).toEqual(scores);
  });
});

describe('scoresByTag', () => {
  it('counts a sentence under each of its tags, as the summary wants it', () => {
    const scores = scoresByTag(sentences, bleuDefaults);
    expect(scores).toMatchObject({
      clitic: { sentences: 2, exactMatch: 0.5, aer: 1 - 4 / 7 },
      negation: { sentences: 2, exactMatch: 0, aer: 1 },
    });
    expect(Object.keys(scores)).toEqual(['clitic', 'negation']);
    expect(scores.clitic!.ci.aer).toEqual([0, 1]); // of two sentences, one right and one wrong
    expect(seedResult.shape.byTag.parse(scores)).toEqual(scores);
  });
});
