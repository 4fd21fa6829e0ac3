import type { Random } from '../../src/base/random.ts';
import { encodePairs } from '../../src/batches/example.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import type { Value } from '../../src/grading/value.ts';
import { type Family, families, weightsFile } from './configs.ts';
import type { TranslationInput, Translations } from './scenarios.ts';
import { drawPairs } from './small.ts';
import { drawSentences, task, vocabularySizes } from './task.ts';

const WORDS = ['the', 'small', 'cat', 'sleeps', 'here'];
const someWords = (random: Random, count: number) => Array.from({ length: count }, () => random.choice(WORDS));

/** A sentence much like another: a word or two replaced, some words more or fewer at the end. */
function nearly(random: Random, words: readonly string[]): string[] {
  const changed = words.map((word) => (random.integer(5) === 0 ? random.choice(WORDS) : word));
  const difference = random.choice([-3, -2, -1, -1, 0, 2]);
  return difference > 0 ? [...changed, ...someWords(random, difference)] : changed.slice(0, words.length + difference);
}

const metrics: Check[] = [
  {
    id: 'clipped-matches',
    title: 'An n-gram matches as often as the one reference has it that has it most often',
    points: 1,
    of: 'clippedMatches',
    scenario: 'clippedMatches',
    cases: 11,
    hints: [
      'Take "the the the" against "the cat" and "the the": of three unigrams, how many match?',
      'Count the n-grams of each reference by itself. Two references that have a word once each do not have it twice.',
      'total counts every n-gram as often as it stands in the translation, whether it matches or not.',
    ],
    input: (random) => ({
      translation: someWords(random, 13),
      references: [someWords(random, 5), someWords(random, 7)],
      n: random.choice([1, 1, 2]),
    }),
  },
  {
    id: 'bleu',
    title: 'BLEU is that of the whole corpus, with the brevity penalty',
    points: 2,
    of: 'bleu',
    scenario: 'bleu',
    cases: 13,
    hints: [
      'Sentences are added up before anything is divided: matches, totals and lengths of the corpus make one score.',
      'The mean over the four orders is geometric: the mean of the logarithms, and then exp. What if one p_n is 0?',
      'The brevity penalty compares the length of all translations with that of all references, each the nearest in length.',
    ],
    input: (random) => {
      const longer = random.choice([0, 0, 3]); // a corpus that is longer than its references has no penalty
      const sentences = Array.from({ length: 3 + random.integer(3) }, () => {
        const reference = someWords(random, 5 + random.integer(8));
        const others = Array.from({ length: random.choice([0, 0, 2]) }, () =>
          someWords(random, reference.length - 3 + random.integer(7)),
        );
        const translation = [...nearly(random, reference), ...someWords(random, longer)];
        return { translation, references: [reference, ...others] };
      });
      return {
        translations: sentences.map(({ translation }) => translation),
        references: sentences.map(({ references }) => references),
      };
    },
  },
  {
    id: 'alignment-error-rate',
    title: 'The alignment error rate counts sure and possible links of the whole corpus',
    points: 1,
    of: 'alignmentErrorRate',
    scenario: 'alignmentErrorRate',
    cases: 7,
    hints: [
      'Two arrays [0, 1] are never equal to each other in JavaScript: make a key of each link.',
      'A sure link is a possible link too, also where the list of possible ones does not repeat it.',
      'Where nothing was predicted and nothing is sure, nothing is wrong. What does your fraction make of it?',
      'Add up over the sentences first. And a set holds a link once, however often it was predicted.',
    ],
    input: (random, index) => {
      const draw = index % 3 === 2 ? unalignedSentence : alignedSentence; // whatever is drawn, some cases are of either kind
      const sentences = Array.from({ length: 1 + random.integer(3) }, () => draw(random));
      return { predicted: sentences.map(({ predicted }) => predicted), gold: sentences.map(({ gold }) => gold) };
    },
  },
];

/** Links of a sentence of five words and its translation of seven; some are predicted twice. */
function alignedSentence(random: Random) {
  const all = Array.from({ length: 35 }, (_, i): [number, number] => [Math.floor(i / 7), i % 7]);
  const shuffled = random.shuffle(all);
  const [sure, possible] = [shuffled.slice(0, 3 + random.integer(3)), shuffled.slice(3, 11)];
  const wrong = shuffled.slice(20, 21 + random.integer(6));
  const predicted = random.shuffle([...shuffled.slice(1 + random.integer(3), 9), ...wrong, ...shuffled.slice(5, 7)]);
  return { predicted, gold: { sure, possible } };
}

/** One for which nobody is sure of a link, and the model says none. */
function unalignedSentence(random: Random) {
  const possible = random
    .shuffle<[number, number]>([
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    .slice(0, 2);
  return { predicted: [], gold: { sure: [], possible } };
}

const names: Record<Family, string> = { lstm: 'LSTM', transformer: 'Transformer' };
const partOf: Record<Family, string> = { lstm: 'attentiveStep', transformer: 'decoderBlock' };
const hintsOf: Record<Family, readonly [string, ...string[]]> = {
  lstm: [
    'The checks of labs 04 and 05 look at one part each. If they pass, what is left is how you put the parts together.',
    'Bahdanau’s query is the state before the step: attention decides what the step reads.',
    'Both the word and the context reach the gates, and the result of lstmStep is the new state.',
  ],
  transformer: [
    'The checks of labs 03, 06 and 07 look at one part each. If they pass, what is left is how you put them together.',
    'Each of the three sublayers has its own norm, and what is added to is the vector before the norm.',
    'Words may not look ahead: which mask does their self-attention need? Queries of cross-attention come from the words.',
  ],
};

const smallInput = (family: Family, longest: number) => (random: Random) => ({
  family,
  seed: random.integer(1e6),
  pairs: drawPairs(random, 3, longest),
});

/** The share of sentences to be translated word for word. */
const NEEDED = 0.7;
const SENTENCES = 50;

/** The right answers by the questions. They are kept here: the process of the student's code is given the sources alone. */
const targets = new Map<string, readonly (readonly number[])[]>();

function translationInput(family: Family, random: Random): TranslationInput {
  const { codecs } = task();
  const examples = encodePairs(drawSentences(random, SENTENCES), codecs);
  const sources = examples.map(({ source }) => source);
  targets.set(
    JSON.stringify(sources),
    examples.map(({ target }) => target),
  );
  return { family, vocabulary: { ...vocabularySizes() }, sources };
}

/** Counts the sentences that are right, and shows one that is not. */
function judgeTranslations(output: Value, { sources }: TranslationInput): string | undefined {
  const translations = output as unknown as Translations;
  if ('problem' in translations) return translations.problem;
  const { source, target } = task().codecs;
  const expected = targets.get(JSON.stringify(sources))!;
  const isRight = (i: number) => String(translations.said[i]) === String(expected[i]);
  const wrong = [...sources.keys()].filter((i) => !isRight(i));
  const right = sources.length - wrong.length;
  if (right >= NEEDED * sources.length) return undefined;
  const i = wrong[0]!;
  return (
    `${right} of ${sources.length} sentences are translated right, ${NEEDED * sources.length} are needed; ` +
    `"${source.decode(sources[i]!)}" became "${target.decode(translations.said[i]!)}", expected "${target.decode(expected[i]!)}"`
  );
}

const models: Check[] = families.flatMap((family): Check[] => [
  {
    id: `${family}-logits`,
    title: `The ${names[family]} of your parts gives the logits of the library's, within 1e-4`,
    points: 1,
    of: partOf[family],
    scenario: 'logits',
    cases: 2,
    hints: hintsOf[family],
    input: smallInput(family, 5),
  },
  {
    id: `${family}-losses`,
    title: `The ${names[family]} of your parts learns as the library's does: 20 steps, the loss within 1e-3`,
    points: 1,
    of: partOf[family],
    scenario: 'losses',
    cases: 1,
    seconds: 60,
    tolerance: { absolute: 1e-3, relative: 0 },
    hints: [
      'The first loss needs the forward pass alone, the others the gradient too: where do yours part?',
      'A gradient gets lost where numbers leave their tensors (dataSync, arraySync) and come back as new ones.',
    ],
    input: smallInput(family, 3),
  },
  {
    id: `${family}-translates`,
    title: `The ${names[family]} that you trained translates ${100 * NEEDED} % of ${SENTENCES} new sentences word for word`,
    points: 2,
    of: partOf[family],
    scenario: 'translations',
    cases: 1,
    seconds: 60,
    hints: [
      `Training writes ${weightsFile(family)} into this folder; it is what you hand in.`,
      'If the logits and the losses pass and this does not, the weights are older than your code: train again.',
    ],
    input: (random: Random) => translationInput(family, random) as unknown as Record<string, Value>,
    judge: (output, input) => judgeTranslations(output, input as unknown as TranslationInput),
  },
]);

export const lab: Lab = {
  uses: ['03', '04', '05', '06', '07'],
  files: ['answers.md', ...families.map(weightsFile)],
  checks: [...metrics, ...models],
};
