import type { SentenceAlignments } from '../figures/alignment-matrices.ts';
import { alignmentChoice } from '../figures/map-choice.ts';
import { attentionOf } from '../figures/sentence-attention.ts';
import { foldToWords, withoutSpecials } from '../metrics/alignment.ts';
import { attended, type Evidence, type KeptSentence } from './explorer/evidence.ts';
import { withoutEnd, wordsOf } from './explorer/token-text.ts';

/** The alignment of a sentence by each model that attends, between words: without EOS, and pieces taken together. */
export function wordAlignments(evidence: Evidence, sentence: KeptSentence): SentenceAlignments {
  const { maps } = attentionOf(attended(evidence, sentence), alignmentChoice); // over tokens, EOS among them
  const [source, target] = [withoutEnd(sentence.source), withoutEnd(sentence.target)];
  const { wordOf = { source: [...source.keys()], target: [...target.keys()] }, gold } = sentence;
  return {
    ...{ source: wordsOf(source), target: wordsOf(target) },
    ...(gold && { gold }),
    maps: maps.map(({ model, weights }) => {
      const inside = withoutSpecials(weights, source.length, target.length);
      return { model, weights: foldToWords(inside, wordOf.source, wordOf.target) };
    }),
  };
}
