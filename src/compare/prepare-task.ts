import type { FileStore } from '../base/file-store.ts';
import { type Codecs, type Example, encodePairs } from '../batches/example.ts';
import { type Corpus, readCorpus, splitOf, splitsOf } from '../data/corpus.ts';
import type { VocabularySizes } from '../models/config.ts';
import { CharacterTokenizer } from '../text/character-tokenizer.ts';
import { Codec } from '../text/codec.ts';
import { WordTokenizer, wordsOf } from '../text/word-tokenizer.ts';
import type { Experiment } from './experiment.ts';

/** A corpus as models see it: codecs fitted on the training split, every split encoded. */
export interface PreparedTask {
  readonly corpus: Corpus;
  readonly codecs: Codecs;
  readonly training: readonly Example[];
  /** Every other split by name; `validation` and `test` are among them. */
  readonly heldOut: ReadonlyMap<string, readonly Example[]>;
}

/** @throws InputError if the file is damaged, has no training, validation or test split, or a sentence is too long */
export async function prepareTask(store: FileStore, experiment: Experiment, file: string): Promise<PreparedTask> {
  const { task, trainingPairs, maximumLength } = experiment;
  const corpus = await readCorpus(store, file, wordsOf);
  for (const split of requiredSplits) splitOf(corpus, split);
  const train = splitOf(corpus, 'train').slice(0, trainingPairs === 0 ? undefined : trainingPairs);
  const codecs = {
    source: Codec.fit(
      tokenizerOf(task),
      train.map(({ source }) => source),
    ),
    target: Codec.fit(
      tokenizerOf(task),
      train.map(({ target }) => target),
    ),
  };
  const encode = (split: string) => encodePairs(splitOf(corpus, split), codecs, maximumLength);
  const others = splitsOf(corpus).filter((split) => split !== 'train');
  return {
    corpus,
    codecs,
    training: encodePairs(train, codecs, maximumLength),
    heldOut: new Map(others.map((split) => [split, encode(split)])),
  };
}

/** What a comparison cannot do without. */
const requiredSplits = ['train', 'validation', 'test'];

/** Dates are spelled letter by letter; all else is read word by word, the bundled sentences in small letters. */
function tokenizerOf(task: string) {
  return task === 'dates' ? new CharacterTokenizer() : new WordTokenizer({ lowercase: task === 'en-fr' });
}

export const vocabularySizes = ({ source, target }: Codecs): VocabularySizes => ({
  source: source.vocabulary.size,
  target: target.vocabulary.size,
});
