import type {
  Conjunction,
  Determiner,
  FinalAdverb,
  ObjectPronoun,
  Preposition,
  SubjectPronoun,
  VerbAdverb,
} from './lexicon/function-words.ts';

/**
 * A sentence before it is put into words: plain data, in English lemmas, from which both languages are built.
 *
 *     { clauses: [{ subject: 'i', verb: 'see', tense: 'past', object: 'her' }] }      i saw her · je l'ai vue
 */
export interface Sentence {
  readonly clauses: readonly Clause[];
  /** Between the clauses: one fewer than there are clauses. */
  readonly conjunctions?: readonly Conjunction[];
  /** A question has one clause. */
  readonly question?: boolean;
}

export interface Clause extends Predicate {
  readonly subject: Subject;
  readonly finally?: FinalAdverb;
}

/** A verb with its company. "be" takes an adjective, a place or nothing but an adverb. */
export interface Predicate {
  readonly verb: string;
  readonly tense: Tense;
  readonly adverb?: VerbAdverb;
  readonly object?: ObjectPronoun | NounPhrase | Coordination;
  /** After "to". */
  readonly recipient?: NounPhrase;
  /** After "be". */
  readonly adjective?: string;
  readonly place?: PrepositionalPhrase;
}

/** Simple past → passé composé ("be": imparfait); past progressive → imparfait. */
export type Tense = 'present' | 'past' | 'progressive';

export type Subject = SubjectPronoun | NounPhrase | Coordination;

/** Two noun phrases joined by "and". */
export type Coordination = readonly [NounPhrase, NounPhrase];

export interface NounPhrase {
  readonly determiner: Determiner;
  readonly noun: string;
  readonly plural?: boolean;
  /** In English order. */
  readonly adjectives?: readonly string[];
  /** "history" of "history teacher". */
  readonly classifier?: string;
  // At most one of the following: where there are two, which noun the second belongs to could be read two ways.
  readonly of?: NounPhrase;
  readonly place?: PrepositionalPhrase;
  readonly relative?: RelativeClause;
}

export interface PrepositionalPhrase {
  readonly preposition: Preposition;
  readonly noun: NounPhrase;
}

/** With a subject of its own, the noun before is its object ("the book that he bought"); without, its subject. */
export interface RelativeClause extends Predicate {
  readonly subject?: SubjectPronoun | NounPhrase;
}
