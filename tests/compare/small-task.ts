import { Random } from '../../src/base/random.ts';
import { type Codecs, type Example, encodePairs } from '../../src/batches/example.ts';
import { vocabularySizes } from '../../src/compare/prepare-task.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';
import type { LstmConfig, ModelConfig, TransformerConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { BpeTokenizer } from '../../src/text/bpe-tokenizer.ts';
import { Codec } from '../../src/text/codec.ts';
import type { Tokenizer } from '../../src/text/tokenizer.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';

const pair = (id: string, split: string, source: string, target: string, tags: string[]): SentencePair => ({
  ...{ id, split, source, target, tags },
});

/** Held-out sentences of different lengths; `zebra` is in no training sentence. */
const pairs: readonly SentencePair[] = [
  {
    ...pair('test-1', 'test', 'the cat sees him', 'le chat le voit', ['clitic']),
    alignment: {
      sure: [
        [0, 0],
        [1, 1],
        [2, 3],
        [3, 2],
      ],
      possible: [[2, 2]],
    },
  },
  pair('test-2', 'test', 'he sleeps', 'il dort', []),
  pair('test-3', 'test', 'the zebra sleeps', 'le zèbre dort', ['noun']),
  pair('long-1', 'long', 'the cat sees the old cat', 'le chat voit le vieux chat', ['noun']),
  pair('validation-1', 'validation', 'he sees', 'il voit', []),
];
const training = { source: ['the old cat sees him he sleeps'], target: ['le vieux chat le voit il dort'] };

const codecsOf = (tokenizer: (texts: readonly string[]) => Tokenizer): Codecs => ({
  source: Codec.fit(tokenizer(training.source), training.source),
  target: Codec.fit(tokenizer(training.target), training.target),
});

/** Word by word, and in pieces. */
export const smallCodecs = {
  word: codecsOf(() => new WordTokenizer({ lowercase: true })),
  bpe: codecsOf((texts) => BpeTokenizer.fit(texts, 3)),
};

export function heldOut(codecs: Codecs): Map<string, Example[]> {
  const examples = encodePairs(pairs, codecs);
  return new Map(
    ['validation', 'test', 'long'].map((split) => [split, examples.filter(({ pair }) => pair.split === split)]),
  );
}

const configs = {
  'lstm-none': { ...smallLstm, attention: 'none', embeddingScale: 1 },
  'lstm-additive': { ...smallLstm, embeddingScale: 1 },
  transformer: { ...smallTransformer, layers: 2 },
} satisfies Record<string, LstmConfig | TransformerConfig>;

export const smallModel = (name: keyof typeof configs, codecs: Codecs) =>
  createModel(configs[name] satisfies ModelConfig, vocabularySizes(codecs), new Random(3));
