import type { Random } from '../../../base/random.ts';
import { type Adjective, adjectives, describes } from '../lexicon/adjectives.ts';
import { type Determiner, type Preposition, possessives } from '../lexicon/function-words.ts';
import { type Noun, type NounClass, nouns } from '../lexicon/nouns.ts';
import type { Coordination, NounPhrase, PrepositionalPhrase } from '../tree.ts';

export const chance = (random: Random, probability: number): boolean => random.uniform() < probability;

/** Few abstract nouns and animals against many persons and objects: what stands twice is drawn twice as often. */
const weightedClasses: readonly NounClass[] = [
  ...(['person', 'person', 'person', 'animal', 'animal', 'object', 'object', 'object'] as const),
  ...(['building', 'building', 'place', 'place', 'abstract', 'abstract', 'abstract'] as const),
];
const singularDeterminers: readonly Determiner[] = ['the', 'the', 'the', 'a', 'a', 'this', 'this', ...possessives];
const pluralDeterminers: readonly Determiner[] = [
  'the',
  'the',
  'the',
  'certain',
  'certain',
  'certain',
  'two',
  'this',
  ...possessives,
];

/**
 * A noun with a determiner and adjectives, and nothing behind it.
 * @param richness how many adjectives to expect: 0 few, 1 many
 */
export function sampleSimpleNounPhrase(
  random: Random,
  classes: readonly NounClass[],
  richness: number,
  fits: (noun: Noun) => boolean = () => true,
): NounPhrase {
  const fitting = [...nouns.values()].filter((noun) => classes.includes(noun.nounClass) && fits(noun));
  const nounClass = random.choice(weightedClasses.filter((name) => fitting.some((noun) => noun.nounClass === name)));
  const noun = random.choice(fitting.filter((candidate) => candidate.nounClass === nounClass));

  const plural = chance(random, 0.32);
  const determiners = (plural ? pluralDeterminers : singularDeterminers).filter(
    (determiner) => noun.owned || !possessives.includes(determiner),
  );
  const classified = noun.classifiers.length > 0 && chance(random, 0.35 + 0.25 * richness);
  return {
    determiner: random.choice(determiners),
    noun: noun.english.singular,
    plural,
    adjectives: sampleAdjectives(random, noun, richness, classified).map(({ english }) => english),
    ...(classified ? { classifier: random.choice(noun.classifiers) } : {}),
  };
}

/** None, one or two of different ranks, in English order; beside a classifier only what French puts before the noun. */
function sampleAdjectives(random: Random, noun: Noun, richness: number, classified: boolean): Adjective[] {
  if (!chance(random, 0.28 + 0.5 * richness)) return [];
  const fitting = [...adjectives.values()].filter((adjective) => describes(adjective, noun));
  const before = fitting.filter((adjective) => adjective.before);
  const field = fitting.filter(({ rank }) => rank === 5); // goes with few nouns: drawn twice as often
  const after = [...fitting.filter((adjective) => !adjective.before), ...field];
  if (classified) return [random.choice(before)];

  const first = random.choice(chance(random, 0.35) ? before : after);
  const others = after.filter(({ rank }) => rank !== first.rank);
  if (others.length === 0 || !chance(random, 0.25 + 0.35 * richness)) return [first];
  return [first, random.choice(others)].sort((a, b) => a.rank - b.rank);
}

/** A preposition and a noun that it makes sense with. */
export function samplePlace(random: Random, richness: number): PrepositionalPhrase {
  const all: readonly NounClass[] = ['person', 'animal', 'object', 'building', 'place', 'abstract'];
  const phrase = sampleSimpleNounPhrase(random, all, richness, ({ prepositions }) => prepositions.length > 0);
  return { preposition: random.choice(nouns.get(phrase.noun)!.prepositions) as Preposition, noun: phrase };
}

/** Two different nouns of one class. */
export function sampleCoordination(random: Random, classes: readonly NounClass[]): Coordination {
  const first = sampleSimpleNounPhrase(random, classes, 0.1);
  const { nounClass } = nouns.get(first.noun)!;
  const second = sampleSimpleNounPhrase(random, [nounClass], 0.1, ({ english }) => english.singular !== first.noun);
  return [first, second];
}
