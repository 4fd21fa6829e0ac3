import { Random } from '../../src/base/random.ts';
import { type Codecs, type Example, encodePairs } from '../../src/batches/example.ts';
import { englishFrenchPlans } from '../../src/data/english-french.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';
import { makeSplits } from '../../src/data/splits.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import { Codec } from '../../src/text/codec.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';

const MAXIMUM_LENGTH = 6; // English words: enough for negation, agreement and crossing links
/** No translation has more words. */
export const LONGEST = 16;
const PAIRS = 3000;
const VALIDATION_PAIRS = 200;

/** So many pairs of these splits; no sentence stands in two of them. */
function pairsOf(sizes: Readonly<Record<string, number>>, random: Random): SentencePair[] {
  const plans = englishFrenchPlans(0, MAXIMUM_LENGTH).filter(({ split }) => split in sizes);
  return makeSplits(
    plans.map((plan) => ({ ...plan, count: sizes[plan.split]! })),
    random,
  );
}

/** The translation task of this lab: short sentences of the corpus grammar. */
export interface Task {
  readonly codecs: Codecs;
  readonly training: readonly Example[];
  readonly validation: readonly Example[];
}

let prepared: Task | undefined;

/** The same sentences and the same vocabularies every time; made at the first call. */
export function task(): Task {
  prepared ??= prepare();
  return prepared;
}

function prepare(): Task {
  const pairs = pairsOf({ validation: VALIDATION_PAIRS, train: PAIRS }, new Random(8));
  const train = pairs.filter(({ split }) => split === 'train');
  const codec = (texts: readonly string[]) => Codec.fit(new WordTokenizer(), texts);
  const codecs = {
    source: codec(train.map(({ source }) => source)),
    target: codec(train.map(({ target }) => target)),
  };
  const validation = pairs.filter(({ split }) => split === 'validation');
  return { codecs, training: encodePairs(train, codecs), validation: encodePairs(validation, codecs) };
}

export const vocabularySizes = (): VocabularySizes => ({
  source: task().codecs.source.vocabulary.size,
  target: task().codecs.target.vocabulary.size,
});

/** Sentences of the same kind that no model was trained on. */
export function drawSentences(random: Random, count: number): SentencePair[] {
  const known = new Set(task().training.map(({ pair }) => pair.source));
  const drawn = pairsOf({ test: 2 * count }, random).filter(({ source }) => !known.has(source));
  return drawn.slice(0, count);
}
