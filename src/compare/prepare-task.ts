import type { FileStore } from '../base/file-store.ts';
import { type Codecs, type Example, encodePairs } from '../batches/example.ts';
import { type Corpus, readCorpus, splitOf, splitsOf } from '../data/corpus.ts';
import { gatherReferences } from '../data/references.ts';
import type { VocabularySizes } from '../models/config.ts';
import { BpeTokenizer } from '../text/bpe-tokenizer.ts';
import { CharacterTokenizer } from '../text/character-tokenizer.ts';
import { Codec } from '../text/codec.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { WordTokenizer, wordsOf } from '../text/word-tokenizer.ts';
import type { Experiment, TextSettings } from './experiment.ts';

/** A corpus as models see it: codecs fitted on the training split, every split encoded. */
export interface PreparedTask {
  readonly corpus: Corpus;
  readonly codecs: Codecs;
  readonly training: readonly Example[];
  /**
   * Every other split by name; `validation` and `test` are among them. Of several pairs with one source there is one
   * example, and the other targets are its alternatives.
   */
  readonly heldOut: ReadonlyMap<string, readonly Example[]>;
}

/** @throws InputError if the file is damaged, has no training, validation or test split, or a sentence is too long */
export async function prepareTask(store: FileStore, experiment: Experiment, file: string): Promise<PreparedTask> {
  const { text, trainingPairs, maximumLength } = experiment;
  const corpus = await readCorpus(store, file, wordsOf);
  for (const split of requiredSplits) splitOf(corpus, split);
  const train = splitOf(corpus, 'train').slice(0, trainingPairs === 0 ? undefined : trainingPairs);
  const codecOf = (texts: readonly string[]) => Codec.fit(tokenizerFor(text, texts), texts);
  const codecs = {
    source: codecOf(train.map(({ source }) => source)),
    target: codecOf(train.map(({ target }) => target)),
  };
  const forms = { source: codecs.source.tokenizer, target: codecs.target.tokenizer };
  const heldOut = (split: string) =>
    encodePairs(gatherReferences(splitOf(corpus, split), forms), codecs, maximumLength);
  const others = splitsOf(corpus).filter((split) => split !== 'train');
  return {
    corpus,
    codecs,
    training: encodePairs(train, codecs, maximumLength),
    heldOut: new Map(others.map((split) => [split, heldOut(split)])),
  };
}

/** What a comparison cannot do without. */
const requiredSplits = ['train', 'validation', 'test'];

/** @param texts of the training split, all of one language */
function tokenizerFor({ tokenizer, merges, lowercase }: TextSettings, texts: readonly string[]): Tokenizer {
  switch (tokenizer) {
    case 'word':
      return new WordTokenizer({ lowercase });
    case 'character':
      return new CharacterTokenizer({ lowercase });
    case 'bpe':
      return BpeTokenizer.fit(texts, merges, { lowercase });
  }
}

export const vocabularySizes = ({ source, target }: Codecs): VocabularySizes => ({
  source: source.vocabulary.size,
  target: target.vocabulary.size,
});
