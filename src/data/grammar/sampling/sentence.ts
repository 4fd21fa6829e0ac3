import type { Random } from '../../../base/random.ts';
import { type Conjunction, conjunctions } from '../lexicon/function-words.ts';
import { isState, type Verb, verbs } from '../lexicon/verbs.ts';
import type { Clause, Sentence, Subject, Tense } from '../tree.ts';
import { walk } from '../walk.ts';
import { chance } from './chance.ts';
import { sampleCopula } from './copula.ts';
import { sampleNounPhrase } from './noun-phrase.ts';
import { sampleFinalAdverb, samplePredicate, sampleTense } from './predicate.ts';
import { sampleCoordination } from './simple-noun-phrase.ts';
import { genderedPronouns, pronouns } from './subject-pronouns.ts';

/** A random sentence of about `length` English words. But for "be", no noun and no verb stands in it twice. */
export function sampleSentence(random: Random, length: number): Sentence {
  for (;;) {
    const sentence = sampleClauses(random, length);
    const { nounPhrases, predications } = walk(sentence);
    const words = [
      ...nounPhrases.map(({ noun }) => noun),
      ...predications.map(({ verb }) => verb).filter((verb) => verb !== 'be'),
    ];
    if (new Set(words).size === words.length) return sentence;
  }
}

/** A question, or one to four clauses, all in the present or all in the past. */
function sampleClauses(random: Random, length: number): Sentence {
  const past = chance(random, 0.5);
  if (length < 15 && chance(random, 0.055)) {
    return { clauses: [sampleClause(random, length - 2, past, true)], question: true };
  }
  const fewest = Math.ceil(length / 12);
  const most = Math.max(fewest, Math.min(4, Math.floor(length / 4)));
  const count = fewest + random.integer(most - fewest + 1);
  return {
    clauses: Array.from({ length: count }, () => sampleClause(random, (length + 1) / count - 1, past, false)),
    conjunctions: random.shuffle(Object.keys(conjunctions) as Conjunction[]).slice(0, count - 1),
  };
}

/** @param size about how many English words */
function sampleClause(random: Random, size: number, past: boolean, question: boolean): Clause {
  const richness = Math.min(1, Math.max(0, (size - 4) / 7));
  if (chance(random, 0.14)) return sampleCopula(random, richness, past, question);

  const verb = random.choice([...verbs.values()].filter((candidate) => !past || !isState(candidate)));
  const tense = sampleTense(random, verb, past);
  const subject = sampleSubject(random, verb, tense, richness);
  const gives = verb.objects.length > 0 && verb.recipients.length > 0; // two noun phrases: neither must be long
  const predicate = samplePredicate(random, {
    ...{ verb, tense, subject, question, richness },
    phrase: (classes) => sampleNounPhrase(random, classes, gives ? richness / 3 : richness),
  });
  const adverb = isState(verb) ? undefined : sampleFinalAdverb(random, predicate, richness);
  return { subject, ...predicate, ...(adverb ? { finally: adverb } : {}) };
}

function sampleSubject(random: Random, verb: Verb, tense: Tense, richness: number): Subject {
  const agrees = verb.auxiliary === 'être' && tense === 'past'; // with nouns, or half its forms would be rare
  if (chance(random, (agrees ? 0.35 : 0.7) - 0.35 * richness))
    return random.choice(agrees ? genderedPronouns : pronouns);
  if (chance(random, 0.2 * richness)) return sampleCoordination(random, verb.subjects);
  return sampleNounPhrase(random, verb.subjects, richness);
}
