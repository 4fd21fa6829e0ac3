import type { Random } from '../../../base/random.ts';
import { adjectives } from '../lexicon/adjectives.ts';
import type { VerbAdverb } from '../lexicon/function-words.ts';
import type { Clause, NounPhrase, Subject } from '../tree.ts';
import { chance } from './chance.ts';
import { sampleNounPhrase } from './noun-phrase.ts';
import { sampleFinalAdverb } from './predicate.ts';
import { sampleCoordination, samplePlace, sampleSimpleNounPhrase } from './simple-noun-phrase.ts';
import { genderedPronouns } from './subject-pronouns.ts';

/** "the cat is small", "they were in the garden" */
export function sampleCopula(random: Random, richness: number, past: boolean, question: boolean): Clause {
  const be = { verb: 'be', tense: past ? 'past' : 'present' } as const;
  if (chance(random, 0.3)) {
    const classes = ['person', 'animal', 'object'] as const;
    // a question would not tell the place of the noun ("is the cat in the garden here?") from that of the sentence
    const phrase = question ? sampleSimpleNounPhrase : sampleNounPhrase;
    const subject = chance(random, 0.4) ? random.choice(genderedPronouns) : phrase(random, classes, richness);
    const negation = !question && chance(random, 0.25) ? { adverb: 'not' as const } : {};
    if (chance(random, 0.3)) return { subject, ...be, ...negation, finally: random.choice(['here', 'there'] as const) };
    return { subject, ...be, ...negation, place: samplePlace(random, richness) };
  }
  const adjective = random.choice([...adjectives.values()].filter(({ english }) => english !== 'economic'));
  const sampled: Subject =
    adjective.classes.includes('person') && chance(random, 0.4)
      ? random.choice(genderedPronouns)
      : chance(random, 0.2 * richness)
        ? sampleCoordination(random, adjective.classes)
        : sampleNounPhrase(random, adjective.classes, richness);
  const subject = without(sampled, adjective.english);
  // moods and opinions change; age, size and origin do not come and go
  const adverb = chance(random, 0.4) ? sampleCopulaAdverb(random, adjective.rank === 1, question) : undefined;
  const predicate = { ...be, ...(adverb ? { adverb } : {}), adjective: adjective.english };
  const final = adjective.rank === 1 ? sampleFinalAdverb(random, predicate, richness) : undefined;
  return { subject, ...predicate, ...(final ? { finally: final } : {}) };
}

function sampleCopulaAdverb(random: Random, changes: boolean, question: boolean): VerbAdverb | undefined {
  if (question) return changes ? random.choice(['often', 'always'] as const) : undefined;
  return changes ? random.choice(['not', 'not', 'never', 'often', 'sometimes', 'always'] as const) : 'not';
}

/** "the black cat is black" says nothing. */
function without(subject: Subject, adjective: string): Subject {
  if (typeof subject === 'string') return subject;
  const strip = (phrase: NounPhrase) => ({
    ...phrase,
    adjectives: (phrase.adjectives ?? []).filter((name) => name !== adjective),
  });
  return 'noun' in subject ? strip(subject) : [strip(subject[0]), strip(subject[1])];
}
