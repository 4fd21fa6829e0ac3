import { adjectives } from './lexicon/adjectives.ts';
import {
  type Agreement,
  type Conjunction,
  conjunctions,
  finalAdverbs,
  objectPronouns,
  prepositions,
  subjectPronouns,
} from './lexicon/function-words.ts';
import { nouns } from './lexicon/nouns.ts';
import { entry } from './lexicon/table.ts';
import { agreementOf, simpleNounPhrase } from './noun-phrase.ts';
import type { Clause, Coordination, NounPhrase, Predicate, PrepositionalPhrase, Sentence, Subject } from './tree.ts';
import { verbGroup } from './verb-group.ts';
import { contentWord, english, french, join, type Phrase, translation } from './words.ts';

/** Both sides of a sentence in their own order, before elision and contraction. */
export function sentencePhrase({ clauses, conjunctions: joints = [], question = false }: Sentence): Phrase {
  const [first, ...others] = clauses.map((clause) => (question ? questionPhrase(clause) : clausePhrase(clause)));
  return join(first!, ...others.flatMap((clause, i) => [conjunctionPhrase(joints[i]!), clause]));
}

function conjunctionPhrase(conjunction: Conjunction): Phrase {
  const coordinates = conjunction === 'and' || conjunction === 'but';
  return translation(conjunction, conjunctions[conjunction], [coordinates ? 'coordination' : 'subordination']);
}

function clausePhrase(clause: Clause): Phrase {
  const subject = subjectPhrase(clause.subject);
  const { auxiliary, rest } = predicatePhrase(clause, { subject: subjectAgreement(clause.subject) });
  return join(subject, { source: auxiliary, target: [] }, rest, finalAdverb(clause));
}

/** "do you see …?" → "est-ce que vous voyez …?" */
function questionPhrase(clause: Clause): Phrase {
  const subject = subjectPhrase(clause.subject);
  const { auxiliary, rest } = predicatePhrase(clause, { subject: subjectAgreement(clause.subject), question: true });
  const mark = english('?');
  const opening = ['est-ce', 'que'].map((word) =>
    french(word, [], { possible: [...auxiliary, mark], tags: ['question'] }),
  );
  const closing: Phrase = { source: [mark], target: [french('?', [mark])] };
  return join({ source: auxiliary, target: opening }, subject, rest, finalAdverb(clause), closing);
}

function finalAdverb(clause: Clause): Phrase {
  if (!clause.finally) return join();
  const source = english(clause.finally);
  return { source: [source], target: [contentWord(finalAdverbs[clause.finally], [source], { tags: ['adverb'] })] };
}

const subjectAgreement = (subject: Subject): Agreement =>
  typeof subject === 'string' ? subjectPronouns[subject] : agreementOf(subject);

function subjectPhrase(subject: Subject): Phrase {
  if (typeof subject !== 'string') return nounPhrase(subject);
  return translation(subject, subjectPronouns[subject].french);
}

interface PredicateOptions {
  readonly subject: Agreement;
  readonly question?: boolean;
  /** The noun that "que" stands for. */
  readonly precedingObject?: Agreement;
}

/** The English auxiliary apart, because a question puts it before the subject. */
function predicatePhrase(predicate: Predicate, options: PredicateOptions) {
  const { verb, tense, adverb, object, recipient, adjective, place } = predicate;
  const pronoun =
    typeof object === 'string' ? translation(object, objectPronouns[object].french, ['clitic']) : undefined;
  const group = verbGroup({
    verb,
    tense,
    adverb,
    subject: options.subject,
    question: options.question ?? false,
    clitic: pronoun?.target ?? [],
    precedingObject: typeof object === 'string' ? objectPronouns[object] : options.precedingObject,
  });
  const negated = adverb === 'not' || adverb === 'never';
  const rest = join(
    group,
    pronoun ? { source: pronoun.source, target: [] } : join(),
    object && typeof object !== 'string' ? nounPhrase(object, negated) : join(),
    recipient ? join(translation('to', 'à', ['preposition']), nounPhrase(recipient)) : join(),
    adjective ? predicateAdjective(adjective, options.subject) : join(),
    place ? prepositionalPhrase(place) : join(),
  );
  return { auxiliary: group.auxiliary, rest };
}

function predicateAdjective(name: string, subject: Agreement): Phrase {
  const source = english(name);
  const form = entry(adjectives, 'adjective', name).french[subject.gender][subject.plural ? 'plural' : 'singular'];
  return { source: [source], target: [contentWord(form, [source], { tags: ['predicate-adjective'] })] };
}

function prepositionalPhrase({ preposition, noun }: PrepositionalPhrase): Phrase {
  return join(translation(preposition, prepositions[preposition], ['preposition']), nounPhrase(noun));
}

/** A noun phrase with what follows it, or two joined by "and". */
function nounPhrase(phrase: NounPhrase | Coordination, negated = false): Phrase {
  if (!('noun' in phrase)) {
    return join(nounPhrase(phrase[0], negated), conjunctionPhrase('and'), nounPhrase(phrase[1], negated));
  }
  return join(
    simpleNounPhrase(phrase, negated),
    phrase.of ? join(translation('of', 'de', ['of-phrase']), nounPhrase(phrase.of)) : join(),
    phrase.place ? prepositionalPhrase(phrase.place) : join(),
    phrase.relative ? relativeClause(phrase) : join(),
  );
}

/** "who sings" → "qui chante"; "that he bought" → "qu'il a achetée", agreeing with the noun before. */
function relativeClause(head: NounPhrase): Phrase {
  const relative = head.relative!;
  const agreement = agreementOf(head);
  if (relative.subject === undefined) {
    const person = entry(nouns, 'noun', head.noun).nounClass === 'person';
    const { auxiliary, rest } = predicatePhrase(relative, { subject: agreement });
    const pronoun = translation(person ? 'who' : 'that', 'qui', ['relative-subject']);
    return join(pronoun, { source: auxiliary, target: [] }, rest);
  }
  const { auxiliary, rest } = predicatePhrase(relative, {
    subject: subjectAgreement(relative.subject),
    precedingObject: agreement,
  });
  return join(
    translation('that', 'que', ['relative-object']),
    subjectPhrase(relative.subject),
    { source: auxiliary, target: [] },
    rest,
  );
}
