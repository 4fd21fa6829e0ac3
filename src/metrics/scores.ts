import type { GoldAlignment, Link } from '../data/sentence-pair.ts';
import { type AlignmentScores, alignmentErrorRate, goldLinksOf, linksOf } from './alignment-error-rate.ts';
import { corpusBleu } from './bleu.ts';
import { exactMatch } from './exact-match.ts';

/** What a model made of one sentence, beside what was right. */
export interface ScoredSentence {
  readonly tags: readonly string[];
  /** In source words (letters where a model reads letter by letter), as {@link scoresByLength} counts. */
  readonly sourceLength: number;
  /** Words, or letters where a model spells letter by letter. */
  readonly hypothesis: readonly string[];
  /** Every right translation that is known, at least one; the first is the one that the model is made to say. */
  readonly references: readonly (readonly string[])[];
  /** Absent where no gold alignment is known or the model does not attend. */
  readonly alignment?: {
    /** Links of the first reference, read while the model is made to say it. */
    readonly links: readonly Link[];
    readonly gold: GoldAlignment;
    /** Indices of the target words that carry content; absent where unknown. */
    readonly content?: readonly number[];
  };
}

/** Sentences, fraction of exact matches, BLEU of the corpus they make up, and their error rate if they have one. */
export interface Scores {
  readonly sentences: number;
  readonly bleu: number;
  readonly exactMatch: number;
  readonly aer?: number;
}

/** @throws RangeError if there are no sentences */
export function scoresOf(sentences: readonly ScoredSentence[]): Scores {
  const hypotheses = sentences.map(({ hypothesis }) => hypothesis);
  const references = sentences.map(({ references }) => references);
  const alignment = alignmentScoresOf(sentences);
  return {
    sentences: sentences.length,
    bleu: corpusBleu(hypotheses, references),
    exactMatch: exactMatch(hypotheses, references),
    ...(alignment && { aer: alignment.aer }),
  };
}

/** Over the sentences that have an alignment; undefined if none has. */
export function alignmentScoresOf(sentences: readonly ScoredSentence[]): AlignmentScores | undefined {
  const aligned = sentences.flatMap(({ alignment }) => alignment ?? []);
  if (aligned.length === 0) return undefined;
  return alignmentErrorRate(
    aligned.map(({ links }) => links),
    aligned.map(({ gold }) => gold),
  );
}

/** The same over the links of content words alone; undefined if no sentence names them. */
export function contentAlignmentScoresOf(sentences: readonly ScoredSentence[]): AlignmentScores | undefined {
  const ofContent = sentences.flatMap((sentence) => {
    const { links, gold, content } = sentence.alignment ?? {};
    if (!links || !gold || !content) return [];
    return { ...sentence, alignment: { links: linksOf(content, links), gold: goldLinksOf(content, gold) } };
  });
  return alignmentScoresOf(ofContent);
}

/** Scores of the sentences whose source has `from` to `to` words, both inclusive. */
export interface LengthScores extends Omit<Scores, 'aer'> {
  readonly from: number;
  readonly to: number;
}

/** Lengths are scored in groups of four: 3–6, 7–10, 11–14, 15–18, … */
const FIRST_LENGTH = 3;
const GROUP_WIDTH = 4;

/** By the length of the source, shortest first; groups without a sentence are left out. */
export function scoresByLength(sentences: readonly ScoredSentence[]): LengthScores[] {
  const groupOf = (length: number) => Math.floor((length - FIRST_LENGTH) / GROUP_WIDTH);
  return [...groupBy(sentences, ({ sourceLength }) => [groupOf(sourceLength)])]
    .sort(([a], [b]) => a - b)
    .map(([group, members]) => {
      const from = FIRST_LENGTH + group * GROUP_WIDTH;
      const { sentences, bleu, exactMatch } = scoresOf(members);
      return { from: Math.max(0, from), to: from + GROUP_WIDTH - 1, sentences, bleu, exactMatch };
    });
}

export type TagScores = Omit<Scores, 'bleu'>;

/** By construction, in the order of the names; a sentence counts under each of its tags. */
export function scoresByTag(sentences: readonly ScoredSentence[]): Record<string, TagScores> {
  const groups = [...groupBy(sentences, ({ tags }) => tags)].sort(([a], [b]) => (a < b ? -1 : 1));
  const scored = groups.map(([tag, members]) => {
    const { bleu: _, ...scores } = scoresOf(members);
    return [tag, scores] as const;
  });
  return Object.fromEntries(scored);
}

function groupBy<T, K>(items: readonly T[], keysOf: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key) ?? [];
      group.push(item);
      groups.set(key, group);
    }
  }
  return groups;
}
