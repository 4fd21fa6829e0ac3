import type { Random } from '../../src/base/random.ts';
import type { Lab } from '../../src/grading/lab.ts';
import { EOS, PAD, specialTokens } from '../../src/text/special-tokens.ts';

/** "constructor" is a word like any other, but a property that every object has already. */
const WORDS = ['The', 'cat', 'sees', 'a', 'dog', 'constructor', 'l’eau', 'Été', 'runs', 'moon', 'well'];

/** Sentences in which some words are more frequent than others, and some equally frequent. */
const sentences = (random: Random, split: string, words: readonly string[]) =>
  Array.from({ length: 7 }, () => ({
    split,
    text: `${Array.from({ length: 5 }, () => words[Math.min(random.integer(words.length), random.integer(words.length))]).join(' ')}.`,
  }));

/** Token ids behind the special ones. */
const ids = (random: Random, count: number): number[] => Array.from({ length: count }, () => 3 + random.integer(20));

/** Rows of five different lengths, the longest neither first nor last. */
const ragged = (random: Random): number[][] => [
  ...random.shuffle([2, 3, 5]).map((length) => ids(random, length)),
  ids(random, 11),
  ids(random, 1),
];

const filled = (rows: readonly number[][]): number[][] =>
  rows.map((row) => [...row, ...Array<number>(11 - row.length).fill(PAD)]);

const LETTERS = ['b', 'c', 'd', 'f', 'g', 'h', 'k', 'm'];

/** Two pairs are most frequent, and the one that comes first in string order is met last; a third is in most words. */
function tiedWords(random: Random) {
  const [a, b, c, d, e, f, g, h] = random.shuffle(LETTERS) as [string, string, string, string, ...string[]];
  const count = 7 + random.integer(5);
  const pairs = [
    [a, b],
    [c, d],
  ];
  const [first, second] = pairs.sort();
  return [
    { pieces: second!, count },
    { pieces: [e!, f!, g!], count: 2 },
    { pieces: [e!, f!, h!], count: 2 },
    { pieces: [h!, e!, f!], count: 1 },
    { pieces: first!, count },
  ];
}

/**
 * Words of two letters, with runs of one. Three of them are so frequent that they say which pairs are merged, and no two
 * pairs are equally frequent: x + x, then x + y where xx + y stands beside it, then xx + x.
 */
function runs(random: Random) {
  const [x, y] = random.shuffle(LETTERS) as [string, string, ...string[]];
  return [
    { pieces: [x, x, x], count: 20_000 },
    { pieces: [x, y], count: 30_000 },
    { pieces: [x, x, y, x, x], count: 10_000 },
    ...Array.from({ length: 5 }, () => ({
      pieces: Array.from({ length: 3 + random.integer(5) }, () => random.choice([x, y])),
      count: 100 + random.integer(900),
    })),
  ];
}

export const lab: Lab = {
  files: ['answers.md'],
  checks: [
    {
      id: 'vocabulary-order',
      title: 'Special tokens first, then by frequency, then in string order',
      points: 1,
      of: 'buildVocabulary',
      scenario: 'vocabulary',
      hints: [
        'Which ids do <pad>, <bos>, <eos> and <unk> get?',
        'If two tokens are equally frequent, the order must not depend on which sentence came first: compare the strings.',
        'Words can be called anything, "constructor" too. A Map has no keys but those you set.',
      ],
      input: (random) => ({ sentences: sentences(random, 'train', WORDS), minimumCount: 1 }),
    },
    {
      id: 'vocabulary-rare',
      title: 'Rare tokens are left out',
      points: 1,
      of: 'buildVocabulary',
      scenario: 'vocabulary',
      hints: [
        'What happens to a token that occurs exactly minimumCount times?',
        'A token that occurs once teaches a model nothing; it is read as <unk>, of which there must be some to learn from.',
      ],
      input: (random) => ({
        sentences: [...sentences(random, 'train', WORDS), { split: 'train', text: 'constructor owl '.repeat(3) }],
        minimumCount: 3,
      }),
    },
    {
      id: 'vocabulary-training-only',
      title: 'The vocabulary is fitted on the training split alone',
      points: 1,
      of: 'buildVocabulary',
      scenario: 'vocabulary',
      hints: [
        'Look at the sentences one by one: what does each of them say besides its text?',
        'What you know of the test sentences before the test, you will not know of the sentences of tomorrow.',
      ],
      input: (random) => ({
        sentences: random.shuffle([
          ...sentences(random, 'train', WORDS.slice(0, 7)),
          { split: 'train', text: 'heron' },
          ...sentences(random, 'validation', WORDS),
          ...sentences(random, 'test', WORDS.slice(4)),
        ]),
        minimumCount: 1,
      }),
    },
    {
      id: 'encode',
      title: 'Each token becomes its id, an unknown one UNK',
      points: 1,
      of: 'encode',
      scenario: 'encode',
      hints: [
        'The id of a token is its place in the vocabulary, special tokens counted.',
        'indexOf gives −1 for what is not there. Which id stands for it?',
      ],
      input: (random) => {
        const words = random.shuffle(['the', 'cat', 'sees', 'a', 'dog', 'moon', '.']);
        const unknown = ['constructor', 'zebra', 'Cat'];
        return {
          tokens: random.shuffle([...words, ...words.slice(0, 2), ...unknown]),
          vocabulary: [...specialTokens, ...words],
        };
      },
    },
    {
      id: 'shift-right',
      title: 'The decoder reads what stands before the word that it is to say',
      points: 1,
      of: 'shiftRight',
      scenario: 'shift',
      hints: [
        'Both rows have one token more than the sentence. Which is put where?',
        'Write the two rows below each other: each column must read "after this word comes that one".',
      ],
      input: (random) => ({ ids: ids(random, 5 + random.integer(3)) }),
    },
    {
      id: 'pad-batch',
      title: 'All rows of a batch get the length of the longest',
      points: 1,
      of: 'padBatch',
      scenario: 'pad',
      hints: [
        'How long is the longest row? All rows must have that length, and nothing may be cut off.',
        'Padding stands behind the sentence, so that the first word is in the first column of every row.',
      ],
      input: (random) => ({ rows: ragged(random) }),
    },
    {
      id: 'padding-mask',
      title: 'The mask is one on every token, and zero on padding alone',
      points: 1,
      of: 'paddingMask',
      scenario: 'mask',
      hints: [
        'Attention weights are multiplied, so to say, by the mask: what should be left of padding?',
        'EOS and UNK are tokens that a model reads and learns from. Only one id is padding.',
      ],
      input: (random) => ({ ids: filled(ragged(random).map((row) => [...row.slice(0, 10), EOS])) }),
    },
    {
      id: 'most-frequent-pair',
      title: 'The pair that is merged is the most frequent in the corpus',
      points: 1,
      of: 'mergeStep',
      scenario: 'pair',
      hints: [
        'A word that occurs seven times has each of its pairs seven times.',
        'Of equally frequent pairs the first in string order is taken, wherever it stands.',
      ],
      input: (random) => ({ words: tiedWords(random) }),
    },
    {
      id: 'merge-everywhere',
      title: 'The pair becomes one piece wherever it stands, from the left',
      points: 1,
      of: 'mergeStep',
      scenario: 'merges',
      hints: [
        'Try o o o l with the pair o o: the middle o is gone after the first merge.',
        'Once two pieces are joined, go on behind them. A pair may stand in a word more than once.',
        'The second step must see the pieces of the first: "oo" is one piece, of two letters.',
      ],
      input: (random) => ({ words: runs(random), steps: 3 }),
    },
  ],
};
