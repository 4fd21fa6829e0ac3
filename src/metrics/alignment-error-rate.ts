import type { GoldAlignment, Link } from '../data/sentence-pair.ts';
import { addedUp, type Counts } from './counts.ts';

/** All three are fractions. */
export interface AlignmentScores {
  readonly aer: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Alignment error rate of a corpus with its precision and recall (Och & Ney 2003, section 6):
 *
 *     AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|)      precision = |A ∩ P| / |A|      recall = |A ∩ S| / |S|
 *
 * with A the predicted links of all sentences, S the sure ones and P the possible ones, which contain S. Without a
 * predicted link the precision is 1, without a sure one the recall is 1, without either the error rate is 0: nothing
 * was wrong.
 *
 * @throws RangeError if there are no sentences, or the numbers of sentences differ
 */
export function alignmentErrorRate(
  predicted: readonly (readonly Link[])[],
  gold: readonly GoldAlignment[],
): AlignmentScores {
  if (predicted.length !== gold.length) {
    throw new RangeError(`alignmentErrorRate: ${predicted.length} predicted alignments for ${gold.length} gold ones`);
  }
  return alignmentScoresOf(addedUp(predicted.map((links, i) => alignmentCounts(links, gold[i]!))));
}

/** What one sentence counts for in {@link alignmentScoresOf}: |A|, |S|, |A ∩ S| and |A ∩ P|. A link counts once. */
export function alignmentCounts(predicted: readonly Link[], { sure, possible }: GoldAlignment): Counts {
  const a = keysOf(predicted);
  const s = keysOf(sure);
  const p = keysOf([...sure, ...possible]);
  const found = [...a];
  return [a.size, s.size, found.filter((link) => s.has(link)).length, found.filter((link) => p.has(link)).length];
}

/** The scores of counts, of one sentence or added up. */
export function alignmentScoresOf(counts: Counts): AlignmentScores {
  const [links, sureLinks, foundSure, foundPossible] = counts as [number, number, number, number];
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    aer: 1 - share(foundSure + foundPossible, links + sureLinks),
    precision: share(foundPossible, links),
    recall: share(foundSure, sureLinks),
  };
}

const keysOf = (links: readonly Link[]) => new Set(links.map(([source, target]) => `${source}-${target}`));

/**
 * The guess that knows nothing but the lengths: each target word is linked to the source word at the same place of the
 * sentence. What attention has to beat.
 */
export function diagonalLinks(sourceWords: number, targetWords: number): Link[] {
  if (sourceWords === 0) return [];
  const at = (target: number) => Math.floor(((target + 0.5) * sourceWords) / targetWords);
  return Array.from({ length: targetWords }, (_, target) => [at(target), target] as const);
}

/** The links of these target words, for an error rate over content words alone. */
export function linksOf(targets: readonly number[], links: readonly Link[]): Link[] {
  return links.filter(([, target]) => targets.includes(target));
}

/** The gold links of these target words. */
export function goldLinksOf(targets: readonly number[], { sure, possible }: GoldAlignment): GoldAlignment {
  return { sure: linksOf(targets, sure), possible: linksOf(targets, possible) };
}
