import type { Coordination, NounPhrase, Predicate, Sentence } from './tree.ts';

/** A verb with the nouns it is about, wherever they stand. */
export interface Predication {
  readonly verb: string;
  readonly adjective?: string | undefined;
  readonly subjects: readonly string[];
  /** Of "the cat that he saw", cat. */
  readonly objects: readonly string[];
}

/** All noun phrases and all predications of a sentence, from whatever depth. */
export function walk({ clauses }: Sentence): { nounPhrases: NounPhrase[]; predications: Predication[] } {
  const nounPhrases: NounPhrase[] = [];
  const predications: Predication[] = [];

  const visitPredicate = (predicate: Predicate, subject: Operand, precedingObject?: string) => {
    const { verb, object, recipient, adjective, place } = predicate;
    const objects = [...headsOf(object), ...(precedingObject === undefined ? [] : [precedingObject])];
    predications.push({ verb, adjective, subjects: headsOf(subject), objects });
    for (const operand of [object, recipient, place?.noun]) visit(operand);
  };
  const visit = (operand: Operand) => {
    for (const phrase of phrasesOf(operand)) {
      const { of, place, relative } = phrase;
      nounPhrases.push(phrase);
      visit(of);
      visit(place?.noun);
      if (!relative) continue;
      visit(relative.subject);
      if (relative.subject === undefined) visitPredicate(relative, phrase);
      else visitPredicate(relative, relative.subject, phrase.noun);
    }
  };
  for (const clause of clauses) {
    visit(clause.subject);
    visitPredicate(clause, clause.subject);
  }
  return { nounPhrases, predications };
}

/** What stands around a verb: a pronoun, a noun, two nouns or nothing. */
type Operand = string | NounPhrase | Coordination | undefined;

const phrasesOf = (operand: Operand): readonly NounPhrase[] =>
  operand === undefined || typeof operand === 'string' ? [] : 'noun' in operand ? [operand] : operand;

const headsOf = (operand: Operand): string[] => phrasesOf(operand).map(({ noun }) => noun);
