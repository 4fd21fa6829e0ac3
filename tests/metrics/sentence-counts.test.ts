import { describe, expect, it } from 'vitest';
import { countSentence } from '../../src/metrics/sentence-counts.ts';
import { bleuDefaults, gold, goldLinks, judged, right, wrong } from './judged.ts';

describe('countSentence', () => {
  it('counts a translation for every score', () => {
    const { exact, bleu, chrf, chrfpp } = judged(wrong);
    expect(exact).toEqual([0, 1]);
    expect(bleu).toEqual([4, 4, ...[3, 1, 0, 0], ...[4, 3, 2, 1]]);
    expect(chrf).toHaveLength(18);
    expect(chrf.slice(0, 3)).toEqual([12, 12, 11]); // letters
    expect(chrfpp.slice(0, 18)).toEqual(chrf);
    expect(chrfpp.slice(18)).toEqual([4, 4, 3, ...[3, 3, 1]]); // words, pairs of words
  });

  it('takes any of the references for right', () => {
    expect(judged(wrong, undefined, bleuDefaults, [right, wrong]).exact).toEqual([1, 1]);
  });

  it('counts links by every rule, and those of content words', () => {
    const links = { argmax: goldLinks, threshold: [[0, 2] as const], intersection: [] };
    const hypothesis = { text: 'a', units: ['a'] };
    const alignment = { links, gold, content: [2] };
    const counts = countSentence({ hypothesis, references: [hypothesis], alignment }, bleuDefaults);
    expect(counts.alignment).toEqual({ argmax: [2, 2, 2, 2], threshold: [1, 2, 0, 0], intersection: [0, 2, 0, 0] });
    expect(counts.contentAlignment).toEqual([1, 1, 1, 1]);
  });

  it('has no alignment where none is known', () => {
    expect(judged(right)).not.toHaveProperty('alignment');
    expect(judged(right)).not.toHaveProperty('contentAlignment');
  });

  it('cuts the text anew for 13a, and counts up to the order asked for', () => {
    const hypothesis = { text: "l'été, oui.", units: ["l'", 'été', ',', 'oui', '.'] };
    const bleu = (settings: Partial<typeof bleuDefaults>) =>
      countSentence({ hypothesis, references: [hypothesis] }, { ...bleuDefaults, ...settings }).bleu;
    expect(bleu({})[0]).toBe(5);
    expect(bleu({ tokenize: '13a' })[0]).toBe(4); // l'été , oui .
    expect(bleu({ maximumOrder: 2 })).toHaveLength(6);
  });
});
