import { adjectives, describes } from './lexicon/adjectives.ts';
import { type Noun, nouns } from './lexicon/nouns.ts';
import { verbs } from './lexicon/verbs.ts';
import type { Sentence } from './tree.ts';
import { walk } from './walk.ts';

/**
 * The adjective–noun and verb–object pairs of a sentence at lemma level, on whatever path they meet: "small cat" also
 * in "the cats that he saw were small", "see … cat" also in "the cats that he saw".
 */
export function lexicalPairs(sentence: Sentence): string[] {
  const { nounPhrases, predications } = walk(sentence);
  return [
    ...nounPhrases.flatMap(({ adjectives: own = [], noun }) => own.map((adjective) => adjectivePair(adjective, noun))),
    ...predications.flatMap(({ verb, adjective, subjects, objects }) => [
      ...objects.map((noun) => objectPair(verb, noun)),
      ...(adjective === undefined ? [] : subjects.map((noun) => adjectivePair(adjective, noun))),
    ]),
  ];
}

const adjectivePair = (adjective: string, noun: string) => `${adjective} ${noun}`;
const objectPair = (verb: string, noun: string) => `${verb} … ${noun}`;

/** Not held out: "the european economic area" and "the old cat" are the examples that everybody tries. */
const examples: readonly string[] = ['european area', 'economic area', 'old cat'];

/**
 * A tenth of the pairs that the lexicon admits, spread evenly over the words: what a model has to put together without
 * having seen it together.
 */
const tenth = [
  ...everyTenth([...adjectives.values()], describes).map(([{ english }, noun]) => adjectivePair(english, noun)),
  ...everyTenth([...verbs.values()], ({ objects }, { nounClass }) => objects.includes(nounClass)).map(
    ([{ english }, noun]) => objectPair(english.base, noun),
  ),
];
export const heldOutPairs: ReadonlySet<string> = new Set(tenth.filter((pair) => !examples.includes(pair)));

/** Strides that are prime to ten, so that every word keeps most of its company. */
function everyTenth<T>(words: readonly T[], fits: (word: T, noun: Noun) => boolean): [T, string][] {
  return words.flatMap((word, i) =>
    [...nouns.values()].flatMap((noun, j): [T, string][] =>
      (7 * i + 3 * j) % 10 === 5 && fits(word, noun) ? [[word, noun.english.singular]] : [],
    ),
  );
}
