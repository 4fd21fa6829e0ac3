import { adjectives } from './lexicon/adjectives.ts';
import { nouns } from './lexicon/nouns.ts';
import { verbs } from './lexicon/verbs.ts';
import type { Clause, Coordination, NounPhrase, RelativeClause, Sentence } from './tree.ts';

/**
 * The adjective–noun and verb–object pairs of a sentence at lemma level, on whatever path they meet: "small cat" also
 * in "the cats that are small", "see cat" also in "the cat that they saw".
 */
export function lexicalPairs(sentence: Sentence): string[] {
  return sentence.clauses.flatMap((clause) => [
    ...(typeof clause.subject === 'string' ? [] : ofNouns(clause.subject)),
    ...ofPredicate(clause, typeof clause.subject === 'string' ? [] : headsOf(clause.subject)),
  ]);
}

export const adjectivePair = (adjective: string, noun: string) => `${adjective} ${noun}`;
export const objectPair = (verb: string, noun: string) => `${verb} … ${noun}`;

const phrasesOf = (phrase: NounPhrase | Coordination): readonly NounPhrase[] => ('noun' in phrase ? [phrase] : phrase);
const headsOf = (phrase: NounPhrase | Coordination): string[] => phrasesOf(phrase).map(({ noun }) => noun);

function ofNouns(phrase: NounPhrase | Coordination): string[] {
  return phrasesOf(phrase).flatMap(({ noun, adjectives: described = [], of, place, relative }) => [
    ...described.map((adjective) => adjectivePair(adjective, noun)),
    ...(of ? ofNouns(of) : []),
    ...(place ? ofNouns(place.noun) : []),
    ...(relative ? ofRelative(relative, noun) : []),
  ]);
}

function ofRelative(relative: RelativeClause, head: string): string[] {
  const { subject, verb } = relative;
  if (subject === undefined) return ofPredicate(relative, [head]);
  const own = typeof subject === 'string' ? [] : ofNouns(subject);
  return [
    objectPair(verb, head),
    ...own,
    ...ofPredicate(relative, typeof subject === 'string' ? [] : headsOf(subject)),
  ];
}

function ofPredicate(predicate: Clause | RelativeClause, subjects: readonly string[]): string[] {
  const { verb, object, recipient, adjective, place } = predicate;
  const objects = object === undefined || typeof object === 'string' ? undefined : object;
  return [
    ...(objects ? [...headsOf(objects).map((noun) => objectPair(verb, noun)), ...ofNouns(objects)] : []),
    ...(recipient ? ofNouns(recipient) : []),
    ...(adjective ? subjects.map((noun) => adjectivePair(adjective, noun)) : []),
    ...(place ? ofNouns(place.noun) : []),
  ];
}

/**
 * A tenth of the pairs that the lexicon admits, spread evenly over words: what a model must put together without having
 * seen it together. "the european economic area" and "the old cat" are for everybody.
 */
export const heldOutPairs: ReadonlySet<string> = new Set([
  ...everyTenth(
    [...adjectives.values()],
    ({ classes }, { nounClass }) => classes.includes(nounClass),
    ({ english }, noun) => adjectivePair(english, noun),
  ),
  ...everyTenth(
    [...verbs.values()],
    ({ objects }, { nounClass }) => objects.includes(nounClass),
    ({ english }, noun) => objectPair(english.base, noun),
  ),
]);

type Noun = typeof nouns extends ReadonlyMap<string, infer Value> ? Value : never;

function everyTenth<T>(
  words: readonly T[],
  fits: (word: T, noun: Noun) => boolean,
  name: (word: T, noun: string) => string,
) {
  return words.flatMap((word, i) =>
    [...nouns.values()].flatMap((noun, j) => {
      return (7 * i + 3 * j) % 10 === 5 && fits(word, noun) ? [name(word, noun.english.singular)] : [];
    }),
  );
}
