import type { Random } from '../../../base/random.ts';
import { type Adjective, adjectives, describes } from '../lexicon/adjectives.ts';
import { type Determiner, type Preposition, possessives } from '../lexicon/function-words.ts';
import { type Noun, type NounClass, nouns } from '../lexicon/nouns.ts';
import type { Coordination, NounPhrase, PrepositionalPhrase } from '../tree.ts';
import { chance, weighted } from './chance.ts';

/** The class is drawn first: three abstract nouns must not be rare beside twelve persons. */
const classes = weighted<NounClass>({ person: 3, animal: 2, object: 3, building: 2, place: 2, abstract: 4 });

const possessive = { my: 1, his: 1, our: 1, your: 1, their: 1 };
const determiners = {
  singular: weighted<Determiner>({ the: 3, a: 2, this: 2, ...possessive }),
  plural: weighted<Determiner>({ the: 3, certain: 3, two: 1, this: 1, ...possessive }),
};

/**
 * A noun with a determiner and adjectives, and nothing behind it.
 * @param among the classes its noun may be of
 * @param richness how many adjectives to expect: 0 few, 1 many
 */
export function sampleSimpleNounPhrase(
  random: Random,
  among: readonly NounClass[],
  richness: number,
  fits: (noun: Noun) => boolean = () => true,
): NounPhrase {
  const fitting = [...nouns.values()].filter((noun) => among.includes(noun.nounClass) && fits(noun));
  const nounClass = random.choice(classes.filter((name) => fitting.some((noun) => noun.nounClass === name)));
  const noun = random.choice(fitting.filter((candidate) => candidate.nounClass === nounClass));

  const plural = chance(random, 0.32);
  const fittingDeterminers = determiners[plural ? 'plural' : 'singular'].filter(
    (determiner) => noun.owned || !possessives.includes(determiner),
  );
  const classified = noun.classifiers.length > 0 && chance(random, 0.35 + 0.25 * richness);
  return {
    determiner: random.choice(fittingDeterminers),
    noun: noun.english.singular,
    plural,
    adjectives: sampleAdjectives(random, noun, richness, classified).map(({ english }) => english),
    ...(classified ? { classifier: random.choice(noun.classifiers) } : {}),
  };
}

/** The rank of "economic", behind that of "european". */
const FIELD = 5;

/** None, one or two of different ranks, in English order; beside a classifier only what French puts before the noun. */
function sampleAdjectives(random: Random, noun: Noun, richness: number, classified: boolean): Adjective[] {
  if (!chance(random, 0.28 + 0.5 * richness)) return [];
  const fitting = [...adjectives.values()].filter((adjective) => describes(adjective, noun));
  const before = fitting.filter((adjective) => adjective.before);
  const field = fitting.filter(({ rank }) => rank === FIELD); // goes with few nouns: drawn twice as often
  const after = [...fitting.filter((adjective) => !adjective.before), ...field];
  if (classified) return [random.choice(before)];

  const first = random.choice(chance(random, 0.35) ? before : after);
  // most often "european economic", the compound that everybody knows from the papers
  const isField = first.rank === FIELD;
  const others = after.filter(({ rank }) => (isField ? rank === FIELD - 1 : rank !== first.rank));
  if (others.length === 0 || !chance(random, isField ? 0.7 : 0.25 + 0.35 * richness)) return [first];
  return [first, random.choice(others)].sort((a, b) => a.rank - b.rank);
}

/** A preposition and a noun that it makes sense with. */
export function samplePlace(random: Random, richness: number): PrepositionalPhrase {
  const phrase = sampleSimpleNounPhrase(random, classes, richness, ({ prepositions }) => prepositions.length > 0);
  return { preposition: random.choice(nouns.get(phrase.noun)!.prepositions) as Preposition, noun: phrase };
}

/** Two different nouns of one class. */
export function sampleCoordination(random: Random, among: readonly NounClass[]): Coordination {
  const first = sampleSimpleNounPhrase(random, among, 0.1);
  const { nounClass } = nouns.get(first.noun)!;
  const second = sampleSimpleNounPhrase(random, [nounClass], 0.1, ({ english }) => english.singular !== first.noun);
  return [first, second];
}
