import type { Random } from '../../../base/random.ts';
import { possessives, type SubjectPronoun } from '../lexicon/function-words.ts';
import { type NounClass, nouns } from '../lexicon/nouns.ts';
import { isState, type Verb, verbs } from '../lexicon/verbs.ts';
import type { NounPhrase, RelativeClause, Tense } from '../tree.ts';
import { chance, samplePlace, sampleSimpleNounPhrase } from './noun-phrase.ts';
import { samplePredicate } from './predicate.ts';

/** I, we and you have verb forms of their own, which would be rare if every pronoun were drawn alike. */
export const pronouns: readonly SubjectPronoun[] = ['i', 'i', 'he', 'she', 'we', 'we', 'you', 'you', 'they'];

/** In the past, the progressive where the verb has one: its forms are many. */
export function sampleTense(random: Random, { english }: Verb, past: boolean): Tense {
  if (!past) return 'present';
  if (!english.past) return 'progressive';
  return english.progressive && chance(random, 0.8) ? 'progressive' : 'past';
}

/** A noun phrase with at most one thing behind the noun: an owner, a place or a relative clause. */
export function sampleNounPhrase(random: Random, classes: readonly NounClass[], richness: number): NounPhrase {
  const phrase = sampleSimpleNounPhrase(random, classes, richness);
  if (!chance(random, 0.1 + 0.8 * richness)) return phrase;
  const { nounClass, owned } = nouns.get(phrase.noun)!;
  if (owned && phrase.determiner === 'the' && chance(random, 0.6)) {
    return { ...phrase, of: sampleSimpleNounPhrase(random, ['person'], richness / 2) };
  }
  const concrete = nounClass === 'person' || nounClass === 'animal' || nounClass === 'object';
  const place = concrete && chance(random, 0.12) ? samplePlace(random, richness / 3) : undefined;
  if (place && (place.preposition !== 'with' || nounClass === 'person')) return { ...phrase, place };
  // "my friend who sings" would tell one friend from others
  const determiner = possessives.includes(phrase.determiner) ? 'the' : phrase.determiner;
  return { ...phrase, determiner, relative: sampleRelative(random, phrase, nounClass) };
}

function sampleRelative(random: Random, head: NounPhrase, nounClass: NounClass): RelativeClause {
  const doing = [...verbs.values()].filter(({ subjects }) => subjects.includes(nounClass));
  const simple = (classes: readonly NounClass[]) => sampleSimpleNounPhrase(random, classes, 0.1);
  if (doing.length > 0 && chance(random, 0.5)) {
    const verb = random.choice(doing);
    const tense = sampleTense(random, verb, !isState(verb) && chance(random, 0.5));
    return samplePredicate(random, { verb, tense, subject: head, richness: 0, phrase: simple });
  }
  const past = chance(random, 0.85); // mostly with the participle that agrees
  const suffering = [...verbs.values()].filter(({ objects, recipients, english }) => {
    return objects.includes(nounClass) && recipients.length === 0 && (!past || english.past !== undefined);
  });
  const verb = random.choice(suffering);
  const tense = sampleTense(random, verb, !isState(verb) && (past || chance(random, 0.5)));
  return {
    subject: chance(random, 0.75) ? random.choice(pronouns) : simple(verb.subjects),
    verb: verb.english.base,
    tense,
    ...(chance(random, 0.08) ? { adverb: random.choice(['not', 'never'] as const) } : {}),
  };
}
