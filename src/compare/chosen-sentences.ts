import type { Evaluated } from './evaluate.ts';

/** Sentences of each construction that are shown with their alignments. */
const PER_TAG = 2;
/** Long enough for something to move, short enough for a figure. */
const SHOWN_LENGTHS = { from: 5, to: 12 } as const;
/** Sentences that are shown where a corpus names no constructions, such of that length first. */
const WITHOUT_TAGS = 12;

/**
 * The test sentences whose alignments are kept: for each construction the first that have it, so that every model and
 * every seed shows the same ones.
 */
export function chosenSentences(test: readonly Evaluated[]): Evaluated[] {
  const fitting = test.filter(
    ({ scored: { sourceLength } }) => sourceLength >= SHOWN_LENGTHS.from && sourceLength <= SHOWN_LENGTHS.to,
  );
  const tags = [...new Set(fitting.flatMap(({ scored }) => scored.tags))].sort();
  if (tags.length === 0) return [...new Set([...fitting, ...test])].slice(0, WITHOUT_TAGS);
  const chosen = new Set<Evaluated>();
  for (const tag of tags) {
    const having = fitting.filter((sentence) => !chosen.has(sentence) && sentence.scored.tags.includes(tag));
    for (const sentence of having.slice(0, PER_TAG)) chosen.add(sentence);
  }
  return test.filter((sentence) => chosen.has(sentence));
}
