import type { GoldAlignment, Link } from '../../src/data/sentence-pair.ts';

/** A sentence as a list of words. */
export type Words = readonly string[];

/**
 * The n-grams of a translation, and how many of them a reference has too (Papineni et al. 2002, §2.1). An n-gram matches
 * at most as often as the one reference that has it most often: "the the the" does not match "the" three times.
 *
 * @param references of this sentence, at least one
 * @param n words in an n-gram
 * @returns matches ≤ total; both are 0 for a translation of fewer than n words
 */
export function clippedMatches(
  translation: Words,
  references: readonly Words[],
  n: number,
): { matches: number; total: number } {
  // #region clippedMatches: count each n-gram of the translation, clip each count to the most that one reference has, add up
  const counts = countNgrams(translation, n);
  const allowed = references.map((reference) => countNgrams(reference, n));
  let [matches, total] = [0, 0];
  for (const [ngram, count] of counts) {
    matches += Math.min(count, Math.max(...allowed.map((reference) => reference.get(ngram) ?? 0)));
    total += count;
  }
  return { matches, total };
  // #endregion
}

/** How often each run of n words stands in a sentence. */
function countNgrams(words: Words, n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= words.length; i++) {
    const ngram = words.slice(i, i + n).join('\u0000');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/**
 * BLEU of a whole corpus (Papineni et al. 2002, §2.3), from 0 to 100, of n-grams up to four words:
 *
 *     BLEU = 100 · BP · exp(Σ_n log p_n / 4)        BP = 1 if c ≥ r, else exp(1 − r/c)
 *
 * p_n is the matches of all sentences together divided by their totals ({@link clippedMatches}), c the length of all
 * translations and r that of their references: of several references of a sentence the one whose length is nearest to
 * the translation's, of two that are equally near the shorter. No smoothing: without a match of some order it is 0.
 *
 * @param translations one for each sentence
 * @param references for each sentence at least one
 */
export function bleu(translations: readonly Words[], references: readonly (readonly Words[])[]): number {
  // #region bleu: add matches, totals and lengths up over all sentences first; then four precisions, their geometric mean, BP
  let [length, referenceLength] = [0, 0];
  for (const [i, translation] of translations.entries()) {
    const distance = (words: Words) => Math.abs(words.length - translation.length);
    const nearest = references[i]!.toSorted((a, b) => distance(a) - distance(b) || a.length - b.length)[0]!;
    length += translation.length;
    referenceLength += nearest.length;
  }
  let logarithms = 0;
  for (let n = 1; n <= 4; n++) {
    const counts = translations.map((translation, i) => clippedMatches(translation, references[i]!, n));
    const matches = counts.reduce((sum, count) => sum + count.matches, 0);
    if (matches === 0) return 0;
    logarithms += Math.log(matches / counts.reduce((sum, count) => sum + count.total, 0));
  }
  const brevityPenalty = length >= referenceLength ? 1 : Math.exp(1 - referenceLength / length);
  return 100 * brevityPenalty * Math.exp(logarithms / 4);
  // #endregion
}

/**
 * Alignment error rate of a whole corpus (Och & Ney 2003, §6), from 0 (nothing wrong) to 1:
 *
 *     AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|)
 *
 * A are the predicted links of all sentences, S the sure ones, P the possible ones, to which the sure ones belong too. A
 * link that is predicted twice counts once. 0 if there is neither a predicted nor a sure link.
 *
 * @param predicted links [source word, target word] of each sentence
 * @param gold of each sentence; its `possible` need not repeat its `sure`
 */
export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  // #region alignmentErrorRate: turn links into keys of a Set; count A, S, A ∩ S and A ∩ P over all sentences; divide last
  let [found, all] = [0, 0];
  for (const [i, links] of predicted.entries()) {
    const a = new Set(links.map(String));
    const sure = new Set(gold[i]!.sure.map(String));
    const possible = new Set([...sure, ...gold[i]!.possible.map(String)]);
    for (const link of a) found += Number(sure.has(link)) + Number(possible.has(link));
    all += a.size + sure.size;
  }
  return all === 0 ? 0 : 1 - found / all;
  // #endregion
}
