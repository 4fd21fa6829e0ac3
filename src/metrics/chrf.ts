import { addedUp, type Counts } from './counts.ts';
import { countNgrams, totalOf } from './ngrams.ts';
import { splitAtBlanks } from './sacrebleu-text.ts';

export interface ChrfOptions {
  /** Longest n-gram of characters; 6 unless told. */
  readonly characterOrder?: number;
  /** Longest n-gram of words; 0 (chrF) unless told, 2 makes it chrF++. */
  readonly wordOrder?: number;
  /** How many times as much recall counts as precision; 2 unless told. */
  readonly beta?: number;
  /** Whether blanks are characters; they are left out unless told. */
  readonly whitespace?: boolean;
  /**
   * Averages the F-scores of all orders, with 1e-16 in place of a rate that has no n-gram, as chrF++.py, Moses and NLTK
   * do. Unless told, precision and recall are averaged over the orders that both sides have n-grams of.
   */
  readonly epsilonSmoothing?: boolean;
}

export const CHRF_PP: ChrfOptions = { wordOrder: 2 };

/**
 * Corpus chrF (Popović 2015) and chrF++ (Popović 2017), equal to those of sacreBLEU 2; from 0 to 100:
 *
 *     chrF_β = (1 + β²) · P · R / (β² · P + R)
 *
 * with P the mean over orders of the share of the hypotheses' n-grams that the reference has, R that of the reference's
 * n-grams that the hypotheses have. Of several references of a sentence the one counts that gives it the highest score.
 *
 * @param references of each hypothesis at least one
 * @throws RangeError if there is no hypothesis, a hypothesis has no reference or a list of references no hypothesis
 */
export function corpusChrf(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: ChrfOptions = {},
): number {
  if (hypotheses.length !== references.length) {
    throw new RangeError(`corpusChrf: ${hypotheses.length} hypotheses and references for ${references.length}`);
  }
  return chrfOf(addedUp(hypotheses.map((text, i) => chrfCounts(text, references[i]!, options))), options);
}

/**
 * What one sentence counts for in {@link chrfOf}: for each order, characters first, the n-grams of the hypothesis (none
 * where the reference has none), those of the reference, and those they share.
 *
 * @returns [3 · (characterOrder + wordOrder)]
 * @throws RangeError if there is no reference
 */
export function chrfCounts(hypothesis: string, references: readonly string[], options: ChrfOptions = {}): Counts {
  if (references.length === 0) throw new RangeError('chrfCounts: a hypothesis without a reference cannot be scored');
  const said = ngramsOf(hypothesis, options);
  let best: Counts = [];
  let highest = Number.NEGATIVE_INFINITY;
  for (const reference of references) {
    const right = ngramsOf(reference, options);
    const counts = said.flatMap((ngrams, order) => shared(ngrams, right[order]!));
    const score = references.length === 1 ? 0 : chrfOf(counts, options);
    if (score > highest) [best, highest] = [counts, score];
  }
  return best;
}

/** The score of counts, of one sentence or added up. */
export function chrfOf(counts: Counts, { beta = 2, epsilonSmoothing = false }: ChrfOptions = {}): number {
  const EPSILON = 1e-16;
  const orders = counts.length / 3;
  const fScore = (precision: number, recall: number) =>
    ((1 + beta * beta) * precision * recall) / (beta * beta * precision + recall);
  let [precisions, recalls, effectiveOrders, fScores] = [0, 0, 0, 0];
  for (let order = 0; order < orders; order++) {
    const [said, right, both] = counts.slice(3 * order, 3 * order + 3) as [number, number, number];
    const precision = said > 0 ? both / said : EPSILON;
    const recall = right > 0 ? both / right : EPSILON;
    fScores += precision + recall > 0 ? fScore(precision, recall) : EPSILON;
    if (said > 0 && right > 0) {
      precisions += precision;
      recalls += recall;
      effectiveOrders += 1;
    }
  }
  if (epsilonSmoothing) return (100 * fScores) / orders;
  if (precisions + recalls === 0) return 0;
  return 100 * fScore(precisions / effectiveOrders, recalls / effectiveOrders);
}

/** The n-grams of a text: of its characters (code points) by order, then of its words. */
function ngramsOf(text: string, { characterOrder = 6, wordOrder = 0, whitespace = false }: ChrfOptions) {
  const characters = [...(whitespace ? text : splitAtBlanks(text).join(''))];
  const words = wordOrder > 0 ? splitAtBlanks(text).flatMap(withoutPunctuation) : [];
  return [
    ...Array.from({ length: characterOrder }, (_, index) => countNgrams(characters, index + 1)),
    ...Array.from({ length: wordOrder }, (_, index) => countNgrams(words, index + 1)),
  ];
}

/** ASCII's, as in Python's `string.punctuation`. */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;

/** One mark is split off a word, from its end or else from its beginning: `(hi)` is `(hi` and `)`, as with sacreBLEU. */
function withoutPunctuation(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return [word];
  if (PUNCTUATION.test(characters.at(-1)!)) return [word.slice(0, -1), word.slice(-1)];
  return PUNCTUATION.test(characters[0]!) ? [word.slice(0, 1), word.slice(1)] : [word];
}

function shared(said: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): [number, number, number] {
  let both = 0;
  for (const [ngram, count] of said) both += Math.min(count, right.get(ngram) ?? 0);
  return [right.size > 0 ? totalOf(said) : 0, totalOf(right), both];
}
