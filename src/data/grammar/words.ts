import type { Tag } from './tags.ts';

/** An English word. French words link to the object, not to its spelling, so that a word may occur twice. */
export interface SourceWord {
  readonly text: string;
}

/** A French word with the English words it comes from. */
export interface TargetWord {
  readonly text: string;
  /** It translates these. */
  readonly sure: readonly SourceWord[];
  /** It is there because of these, and French grammar. */
  readonly possible: readonly SourceWord[];
  /** Whether it is a noun, main verb, adjective or adverb. */
  readonly content: boolean;
  /** Its form before a vowel, where a table of {@link ./sandhi.ts} does not tell: "vieil". */
  readonly beforeVowel?: string | undefined;
  /** The constructions it shows. */
  readonly tags: readonly Tag[];
}

/** The two sides of a part of a sentence, each in its own order. */
export interface Phrase {
  readonly source: readonly SourceWord[];
  readonly target: readonly TargetWord[];
}

export const english = (text: string): SourceWord => ({ text });

interface Extras {
  readonly possible?: readonly SourceWord[];
  readonly beforeVowel?: string | undefined;
  readonly tags?: readonly Tag[];
}

/** A French word that translates `sure`. */
export const french = (text: string, sure: readonly SourceWord[], extras: Extras = {}): TargetWord => ({
  text,
  sure,
  possible: [],
  content: false,
  tags: [],
  ...extras,
});

/** A French noun, main verb, adjective or adverb. */
export const contentWord = (text: string, sure: readonly SourceWord[], extras: Extras = {}): TargetWord => ({
  ...french(text, sure, extras),
  content: true,
});

/** One English word and its translation of one or more words: "near" → "près de". */
export function translation(from: string, to: string, tags: readonly Tag[] = []): Phrase {
  const source = english(from);
  return { source: [source], target: to.split(' ').map((word) => french(word, [source], { tags })) };
}

/** Phrases one after the other, in both languages. */
export const join = (...phrases: readonly Phrase[]): Phrase => ({
  source: phrases.flatMap((phrase) => phrase.source),
  target: phrases.flatMap((phrase) => phrase.target),
});
