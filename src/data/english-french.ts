import type { Random } from '../base/random.ts';
import { heldOutPairs, lexicalPairs } from './grammar/lexical-pairs.ts';
import { realise, written } from './grammar/realise.ts';
import { sampleSentence } from './grammar/sampling/sentence.ts';
import { range, type SplitPlan } from './splits.ts';

const SHORTEST = 4;

/**
 * The splits of the English–French corpus, all but the last without a held-out pair:
 * - validation, test, train: 4 to `maximumLength` English words, every length as often as the others
 * - long: longer than that by up to sixteen words
 * - compositional: as long as train, each sentence with an adjective–noun or verb–object pair that is held out
 */
export function englishFrenchPlans(pairs: number, maximumLength: number): SplitPlan[] {
  const usual = range(SHORTEST, maximumLength);
  return [
    { split: 'validation', count: 500, kinds: usual, draw: drawSentence(false) },
    { split: 'test', count: 1000, kinds: usual, draw: drawSentence(false) },
    { split: 'long', count: 500, kinds: range(maximumLength + 1, maximumLength + 16), draw: drawSentence(false) },
    { split: 'compositional', count: 500, kinds: usual, draw: drawSentence(true) },
    { split: 'train', count: pairs, kinds: usual, draw: drawSentence(false) },
  ];
}

/** @param novel with a held-out pair, or without any */
const drawSentence = (novel: boolean) => (length: number, random: Random) => {
  const sentence = sampleSentence(random, length);
  if (lexicalPairs(sentence).some((pair) => heldOutPairs.has(pair)) !== novel) return undefined;
  const { source, target, alignment, content, tags } = realise(sentence);
  return { kind: source.length, draft: { source: written(source), target: written(target), alignment, content, tags } };
};
