/** Source word, target word; both count from zero, in the words that the word tokenizer gives. */
export type Link = readonly [source: number, target: number];

/** A word alignment after Och & Ney 2003: sure links must be found, possible ones may be. */
export interface GoldAlignment {
  readonly sure: readonly Link[];
  readonly possible: readonly Link[];
}

/** One source sentence and what it is translated as. */
export interface SentencePair {
  readonly id: string;
  /** train, validation, test or a named challenge set (long, compositional). */
  readonly split: string;
  readonly source: string;
  readonly target: string;
  /** Other right translations, of a held-out sentence; absent where `target` is the only one. */
  readonly alternatives?: readonly string[];
  /** Absent where no gold alignment is known. */
  readonly alignment?: GoldAlignment;
  /** Indices of the target words that carry content (nouns, verbs, adjectives, adverbs); absent where unknown. */
  readonly content?: readonly number[];
  /** Names of the constructions in the sentence, e.g. negation, clitic, relative. */
  readonly tags: readonly string[];
}

/** Every right translation of a sentence; the first is the one that models are made to say. */
export const referencesOf = ({ target, alternatives = [] }: SentencePair): string[] => [target, ...alternatives];
