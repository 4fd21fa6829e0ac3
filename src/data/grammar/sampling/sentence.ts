import type { Random } from '../../../base/random.ts';
import { type Conjunction, conjunctions } from '../lexicon/function-words.ts';
import { isState, verbs } from '../lexicon/verbs.ts';
import type { Clause, Sentence, Subject } from '../tree.ts';
import { walk } from '../walk.ts';
import { genderedPronouns, sampleCopula } from './copula.ts';
import { chance, sampleCoordination } from './noun-phrase.ts';
import { sampleFinalAdverb, samplePredicate } from './predicate.ts';
import { pronouns, sampleNounPhrase, sampleTense } from './relative.ts';

/** A random sentence of about `length` English words, all in the present or all in the past; no noun or verb twice, but "be". */
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

function sampleClauses(random: Random, length: number): Sentence {
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
