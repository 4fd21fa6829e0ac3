import { intervalsOf, type MetricName, scoresOf } from './scores.ts';
import type { BleuSettings, SentenceCounts } from './sentence-counts.ts';

/** A sentence with what it is grouped by. */
export interface ScoredSentence {
  readonly tags: readonly string[];
  /** In source words (letters where a model reads letter by letter). */
  readonly sourceLength: number;
  readonly counts: SentenceCounts;
}

/** Lengths are scored in groups of four: 3–6, 7–10, 11–14, 15–18, … */
const FIRST_LENGTH = 3;
const GROUP_WIDTH = 4;

/** By the length of the source, `from` to `to` words, both inclusive, shortest first; groups without a sentence are left out. */
export function scoresByLength(sentences: readonly ScoredSentence[], bleu: BleuSettings) {
  const groupOf = (length: number) => Math.floor((length - FIRST_LENGTH) / GROUP_WIDTH);
  return [...groupBy(sentences, ({ sourceLength }) => [groupOf(sourceLength)])]
    .sort(([a], [b]) => a - b)
    .map(([group, members]) => {
      const from = FIRST_LENGTH + group * GROUP_WIDTH;
      return { from: Math.max(0, from), to: from + GROUP_WIDTH - 1, ...scored(members, ['bleu', 'exactMatch'], bleu) };
    });
}

/** By construction, in the order of the names; a sentence counts under each of its tags. */
export function scoresByTag(sentences: readonly ScoredSentence[], bleu: BleuSettings) {
  const groups = [...groupBy(sentences, ({ tags }) => tags)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(groups.map(([tag, members]) => [tag, scored(members, ['exactMatch', 'aer'], bleu)]));
}

function scored<M extends MetricName>(members: readonly ScoredSentence[], names: readonly M[], bleu: BleuSettings) {
  const counts = members.map((member) => member.counts);
  return { sentences: counts.length, ...scoresOf(counts, names, bleu), ci: intervalsOf(counts, names, bleu) };
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
