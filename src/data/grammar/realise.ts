import type { GoldAlignment, Link } from '../sentence-pair.ts';
import { sentencePhrase } from './clause.ts';
import { sandhi } from './sandhi.ts';
import { type Tag, tags } from './tags.ts';
import type { Sentence } from './tree.ts';
import type { SourceWord, TargetWord } from './words.ts';

/** A sentence in both languages, as words, with its alignment by construction. */
export interface Realised {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly alignment: GoldAlignment;
  /** Indices of the target words that carry content. */
  readonly content: readonly number[];
  readonly tags: readonly Tag[];
}

export function realise(sentence: Sentence): Realised {
  const phrase = sentencePhrase(sentence);
  const target = sandhi(phrase.target);
  const position = new Map<SourceWord, number>(phrase.source.map((word, i) => [word, i]));
  const links = (of: (word: TargetWord) => readonly SourceWord[]): Link[] =>
    target
      .flatMap((word, j) => of(word).map((source): Link => [position.get(source)!, j]))
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const shown = new Set(target.flatMap((word) => word.tags));
  return {
    source: phrase.source.map((word) => word.text),
    target: target.map((word) => word.text),
    alignment: { sure: links((word) => word.sure), possible: links((word) => word.possible) },
    content: target.flatMap((word, j) => (word.content ? [j] : [])),
    tags: tags.filter((tag) => shown.has(tag)),
  };
}

/** Words as text: no blank after an elision or before a question mark. */
export const written = (words: readonly string[]): string => words.join(' ').replace(/' /g, "'").replace(/ \?/g, '?');
