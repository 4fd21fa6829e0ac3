import type { Random } from '../../../base/random.ts';
import type { FinalAdverb, ObjectPronoun, VerbAdverb } from '../lexicon/function-words.ts';
import type { NounClass } from '../lexicon/nouns.ts';
import { isState, type Verb } from '../lexicon/verbs.ts';
import type { NounPhrase, Predicate, Subject, Tense } from '../tree.ts';
import { chance, weighted } from './chance.ts';
import { sampleCoordination, samplePlace } from './simple-noun-phrase.ts';

/** In the past, the progressive where the verb has one: its forms are many. */
export function sampleTense(random: Random, { english }: Verb, past: boolean): Tense {
  if (!past) return 'present';
  if (!english.past) return 'progressive';
  return english.progressive && chance(random, 0.8) ? 'progressive' : 'past';
}

export interface PredicateOptions {
  readonly verb: Verb;
  readonly tense: Tense;
  readonly subject: Subject;
  readonly question?: boolean;
  /** How much to add that the sentence could do without: 0 little, 1 much. */
  readonly richness: number;
  /** Makes the noun phrases of the predicate. */
  readonly phrase: (classes: readonly NounClass[]) => NounPhrase;
}

export function samplePredicate(random: Random, options: PredicateOptions): Predicate {
  const { verb, tense, richness, phrase } = options;
  const adverb = sampleVerbAdverb(random, options);
  const hasRecipient = verb.recipients.length > 0;
  const placed = !hasRecipient && !isState(verb) && chance(random, 0.1 + 0.45 * richness);
  const place = placed ? samplePlace(random, richness / 2) : undefined;
  const proper = verb.english.base !== 'sleep' || place?.preposition !== 'with';
  return {
    verb: verb.english.base,
    tense,
    ...(adverb ? { adverb } : {}),
    ...(verb.objects.length > 0 ? { object: sampleObject(random, options, adverb) } : {}),
    ...(hasRecipient ? { recipient: phrase(verb.recipients) } : {}),
    ...(place && proper ? { place } : {}),
  };
}

const isNegative = (adverb: VerbAdverb | undefined): boolean => adverb === 'not' || adverb === 'never';

/** For a verb that takes an object: a clitic, two nouns, or one. */
function sampleObject(
  random: Random,
  { verb, tense, subject, richness, phrase }: PredicateOptions,
  adverb: VerbAdverb | undefined,
): NonNullable<Predicate['object']> {
  const clitics = fittingClitics(verb, tense, subject);
  if (clitics.length > 0 && chance(random, 0.5)) return random.choice(clitics);
  if (!isNegative(adverb)) {
    return chance(random, 0.15 * richness) ? sampleCoordination(random, verb.objects) : phrase(verb.objects);
  }
  return underNegation(random, phrase(verb.objects), isState(verb));
}

/** "not … a" is a construction to be met often, but not where French would want a subjunctive or another article. */
function underNegation(random: Random, object: NounPhrase, state: boolean): NounPhrase {
  if (state || object.of || object.relative) {
    return object.determiner === 'a' ? { ...object, determiner: 'this' } : object;
  }
  return object.determiner === 'a' || chance(random, 0.75) ? { ...object, determiner: 'a', plural: false } : object;
}

/** Never the subject itself, and beside a participle only what shows its gender. */
function fittingClitics({ clitics }: Verb, tense: Tense, subject: Subject): ObjectPronoun[] {
  if (clitics === 'none') return [];
  if (clitics === 'things') return ['them'];
  if (tense === 'past') return ['him', 'her', 'them'];
  const first: ObjectPronoun[] = subject === 'i' || subject === 'we' ? [] : ['me', 'me', 'us']; // twice, or m' would be rare
  const second: ObjectPronoun[] = subject === 'you' ? [] : ['you'];
  return ['him', 'her', 'them', ...first, ...second];
}

const negations = weighted<VerbAdverb>({ not: 3, never: 1 });
const frequencies: Readonly<Record<Tense, readonly VerbAdverb[]>> = {
  present: ['often', 'sometimes', 'always'],
  past: ['often', 'sometimes'],
  progressive: ['always'],
};

function sampleVerbAdverb(
  random: Random,
  { verb, tense, question, richness }: PredicateOptions,
): VerbAdverb | undefined {
  if (!chance(random, question ? 0.15 : 0.3 + 0.25 * richness)) return undefined;
  const frequency = isState(verb) ? [] : frequencies[tense];
  const fitting = question ? frequency : [...negations, ...frequency];
  return fitting.length > 0 ? random.choice(fitting) : undefined;
}

/** Here, or when: what is often or never so is not so at one time. Not behind a relative clause, which would claim it. */
export function sampleFinalAdverb(random: Random, predicate: Predicate, richness: number): FinalAdverb | undefined {
  const { object, recipient } = predicate;
  const behindRelative = recipient?.relative || (typeof object === 'object' && 'noun' in object && object.relative);
  if (behindRelative || !chance(random, 0.15 + 0.1 * richness)) return undefined;
  const here: FinalAdverb[] = predicate.place || recipient ? [] : ['here', 'there'];
  const once = predicate.adverb === undefined || predicate.adverb === 'not';
  const time: FinalAdverb[] = !once ? [] : predicate.tense === 'present' ? ['now', 'today'] : ['today', 'yesterday'];
  const fitting = [...here, ...time];
  return fitting.length > 0 ? random.choice(fitting) : undefined;
}
