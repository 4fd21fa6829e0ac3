import type { Random } from '../../../base/random.ts';
import { adjectives } from '../lexicon/adjectives.ts';
import { type Conjunction, conjunctions, type SubjectPronoun, type VerbAdverb } from '../lexicon/function-words.ts';
import { isState, verbs } from '../lexicon/verbs.ts';
import type { Clause, Sentence, Subject } from '../tree.ts';
import { chance, sampleCoordination, samplePlace } from './noun-phrase.ts';
import { sampleFinalAdverb, samplePredicate } from './predicate.ts';
import { pronouns, sampleNounPhrase, sampleTense } from './relative.ts';

/** For what agrees with the subject: the English of "i" and "you" does not tell their gender. */
const genderedPronouns: readonly SubjectPronoun[] = ['he', 'she', 'we', 'they'];

/** A random sentence of about `length` English words, all in the present or all in the past. */
export function sampleSentence(random: Random, length: number): Sentence {
  const past = chance(random, 0.5);
  if (length < 15 && chance(random, 0.13)) {
    return { clauses: [sampleClause(random, length - 2, past, true)], question: true };
  }
  const fewest = Math.ceil(length / 12);
  const most = Math.max(fewest, Math.min(4, Math.floor(length / 4)));
  const count = fewest + random.integer(most - fewest + 1);
  return {
    clauses: Array.from({ length: count }, () => sampleClause(random, (length + 1) / count - 1, past, false)),
    conjunctions: Array.from({ length: count - 1 }, () => random.choice(Object.keys(conjunctions) as Conjunction[])),
  };
}

function sampleClause(random: Random, size: number, past: boolean, question: boolean): Clause {
  const richness = Math.min(1, Math.max(0, (size - 4) / 7));
  if (chance(random, 0.14)) return sampleCopula(random, richness, past, question);

  const verb = random.choice([...verbs.values()].filter((candidate) => !past || !isState(candidate)));
  const tense = sampleTense(random, verb, past);
  const agrees = verb.auxiliary === 'être' && tense === 'past';
  const pronoun = chance(random, (agrees ? 0.45 : 0.7) - 0.35 * richness);
  const subject: Subject = pronoun
    ? random.choice(agrees ? genderedPronouns : pronouns)
    : chance(random, 0.2 * richness)
      ? sampleCoordination(random, verb.subjects)
      : sampleNounPhrase(random, verb.subjects, richness);
  const predicate = samplePredicate(random, {
    verb,
    tense,
    subject,
    question,
    richness,
    phrase: (classes) =>
      sampleNounPhrase(
        random,
        classes,
        verb.objects.length > 0 && verb.recipients.length > 0 ? richness / 3 : richness,
      ),
  });
  const adverb = isState(verb) ? undefined : sampleFinalAdverb(random, predicate, richness);
  return { subject, ...predicate, ...(adverb ? { finally: adverb } : {}) };
}

/** "the cat is small", "they were in the garden" */
function sampleCopula(random: Random, richness: number, past: boolean, question: boolean): Clause {
  const be = { verb: 'be', tense: past ? 'past' : 'present' } as const;
  if (chance(random, 0.3)) {
    const subject = chance(random, 0.4)
      ? random.choice(genderedPronouns)
      : sampleNounPhrase(random, ['person', 'animal', 'object'], richness);
    const negation = !question && chance(random, 0.25) ? { adverb: 'not' as const } : {};
    if (chance(random, 0.3)) return { subject, ...be, ...negation, finally: 'here' };
    return { subject, ...be, ...negation, place: samplePlace(random, richness) };
  }
  const adjective = random.choice([...adjectives.values()].filter(({ english }) => english !== 'economic'));
  const subject: Subject =
    adjective.classes.includes('person') && chance(random, 0.4)
      ? random.choice(genderedPronouns)
      : chance(random, 0.2 * richness)
        ? sampleCoordination(random, adjective.classes)
        : sampleNounPhrase(random, adjective.classes, richness);
  // moods and opinions change; age, size and origin do not come and go
  const adverb = chance(random, 0.4) ? sampleCopulaAdverb(random, adjective.rank === 1, question) : undefined;
  const predicate = { ...be, ...(adverb ? { adverb } : {}), adjective: adjective.english };
  const final = adjective.rank === 1 ? sampleFinalAdverb(random, predicate, richness) : undefined;
  return { subject, ...predicate, ...(final ? { finally: final } : {}) };
}

function sampleCopulaAdverb(random: Random, changes: boolean, question: boolean): VerbAdverb | undefined {
  if (question) return changes ? random.choice(['often', 'always'] as const) : undefined;
  return changes ? random.choice(['not', 'not', 'never', 'often', 'always'] as const) : 'not';
}
