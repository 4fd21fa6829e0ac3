import type { Random } from '../../../base/random.ts';
import { possessives } from '../lexicon/function-words.ts';
import { type NounClass, nouns } from '../lexicon/nouns.ts';
import { isState, verbs } from '../lexicon/verbs.ts';
import type { NounPhrase, RelativeClause } from '../tree.ts';
import { chance } from './chance.ts';
import { samplePredicate, sampleTense } from './predicate.ts';
import { samplePlace, sampleSimpleNounPhrase } from './simple-noun-phrase.ts';
import { pronouns } from './subject-pronouns.ts';

/** A noun phrase with at most one thing behind the noun: an owner, a place or a relative clause. */
export function sampleNounPhrase(random: Random, classes: readonly NounClass[], richness: number): NounPhrase {
  const phrase = sampleSimpleNounPhrase(random, classes, richness);
  if (!chance(random, 0.16 + 0.8 * richness)) return phrase;
  const { nounClass, owned } = nouns.get(phrase.noun)!;
  if (owned && chance(random, 0.32)) {
    return { ...phrase, determiner: 'the', of: sampleSimpleNounPhrase(random, ['person'], richness / 2) };
  }
  const concrete = nounClass === 'person' || nounClass === 'animal' || nounClass === 'object';
  const place = concrete && chance(random, 0.12) ? samplePlace(random, richness / 3) : undefined;
  if (place && (place.preposition !== 'with' || nounClass === 'person')) return { ...phrase, place };
  // "my friend who sings" would tell one friend from others
  const determiner = possessives.includes(phrase.determiner) ? 'the' : phrase.determiner;
  return { ...phrase, determiner, relative: sampleRelative(random, phrase, nounClass) };
}

function sampleRelative(random: Random, head: NounPhrase, nounClass: NounClass): RelativeClause {
  const asSubject = [...verbs.values()].filter(({ subjects }) => subjects.includes(nounClass));
  const simple = (classes: readonly NounClass[]) => sampleSimpleNounPhrase(random, classes, 0.1);
  if (asSubject.length > 0 && chance(random, 0.55)) {
    const verb = random.choice(asSubject);
    const tense = sampleTense(random, verb, !isState(verb) && chance(random, 0.5));
    return samplePredicate(random, { verb, tense, subject: head, richness: 0, phrase: simple });
  }
  const asObject = [...verbs.values()].filter((v) => v.objects.includes(nounClass) && v.recipients.length === 0);
  const past = asObject.filter(({ english }) => english.past !== undefined);
  const perfect = [...past, ...past.filter(({ clitics }) => clitics === 'things')]; // no pronoun shows their participles
  const agrees = perfect.length > 0 && chance(random, 0.85);
  const verb = random.choice(agrees ? perfect : asObject);
  const tense = sampleTense(random, verb, agrees || (!isState(verb) && chance(random, 0.5)));
  return {
    subject: chance(random, 0.85) ? random.choice(pronouns) : simple(verb.subjects),
    verb: verb.english.base,
    tense,
    ...(chance(random, 0.08) ? { adverb: random.choice(['not', 'never'] as const) } : {}),
  };
}
