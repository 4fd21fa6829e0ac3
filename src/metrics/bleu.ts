import { addedUp, type Counts } from './counts.ts';
import { countNgrams, totalOf } from './ngrams.ts';

/** How a precision of zero is kept from making the whole score zero (Chen & Cherry 2014; names of sacreBLEU). */
export const smoothings = ['exp', 'none', 'floor', 'add-k'] as const;
export type Smoothing = (typeof smoothings)[number];

/** The values of those that have one, unless told: what counts as correct instead of none, what is added to each count. */
export const SMOOTHING_VALUES = { floor: 0.1, 'add-k': 1 } as const;

export interface BleuOptions {
  /** Longest n-gram; 4 unless told. */
  readonly maximumOrder?: number;
  /** `exp` unless told. */
  readonly smoothing?: Smoothing;
  /** Of `floor` and `add-k`; that of {@link SMOOTHING_VALUES} unless told. */
  readonly smoothingValue?: number | null;
  /** Leaves out the orders that are longer than any hypothesis: for single sentences, never for a corpus. */
  readonly effectiveOrder?: boolean;
}

type Tokens = readonly string[];

/**
 * Corpus BLEU (Papineni et al. 2002, eq. 1–3), equal to sacreBLEU's for the same tokens; from 0 to 100:
 *
 *     BLEU = min(1, exp(1 − r/c)) · exp(Σₙ log pₙ / N)
 *
 * with pₙ the share of the hypotheses' n-grams that a reference of their sentence has (clipped to how often it has
 * them), c the length of the hypotheses and r that of the references. Zero for a corpus without any n-gram of the
 * longest order, as with sacreBLEU.
 *
 * @param references of each hypothesis at least one
 * @throws RangeError if there is no hypothesis, a hypothesis has no reference or a list of references no hypothesis
 */
export function corpusBleu(
  hypotheses: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  options: BleuOptions = {},
): number {
  if (hypotheses.length !== references.length) {
    throw new RangeError(`corpusBleu: ${hypotheses.length} hypotheses and references for ${references.length}`);
  }
  return bleuOf(addedUp(hypotheses.map((tokens, i) => bleuCounts(tokens, references[i]!, options))), options);
}

/**
 * What one sentence counts for in {@link bleuOf}: the length of the hypothesis, that of the reference that is nearest to
 * it in length, for each order the n-grams that a reference has too, and for each order the n-grams there are.
 *
 * @returns [2 + 2 · maximumOrder]
 * @throws RangeError if there is no reference
 */
export function bleuCounts(
  hypothesis: Tokens,
  references: readonly Tokens[],
  { maximumOrder = 4 }: BleuOptions = {},
): Counts {
  if (references.length === 0) throw new RangeError('bleuCounts: a hypothesis without a reference cannot be scored');
  const orders = Array.from({ length: maximumOrder }, (_, index) => {
    const counts = countNgrams(hypothesis, index + 1);
    const allowed = references.map((reference) => countNgrams(reference, index + 1));
    let correct = 0;
    for (const [ngram, count] of counts) {
      correct += Math.min(count, Math.max(...allowed.map((reference) => reference.get(ngram) ?? 0)));
    }
    return { correct, total: totalOf(counts) };
  });
  return [
    hypothesis.length,
    nearestLength(hypothesis.length, references),
    ...orders.map(({ correct }) => correct),
    ...orders.map(({ total }) => total),
  ];
}

/** The score of counts, of one sentence or added up. */
export function bleuOf(counts: Counts, options: BleuOptions = {}): number {
  const [hypothesisLength, referenceLength, ...ofOrders] = counts as [number, number, ...number[]];
  const correct = ofOrders.slice(0, ofOrders.length / 2);
  const total = ofOrders.slice(ofOrders.length / 2);
  const { smoothing = 'exp', effectiveOrder = false } = options;
  const floor = options.smoothingValue ?? SMOOTHING_VALUES.floor;
  const k = options.smoothingValue ?? SMOOTHING_VALUES['add-k'];
  if (correct.every((count) => count === 0)) return 0;

  let order = correct.length;
  let zeros = 1; // doubled by every order without a match, so that 1/2, 1/4, … n-gram counts as correct
  let logSum = 0;
  for (let n = 1; n <= order; n++) {
    const added = smoothing === 'add-k' && n > 1 ? k : 0;
    const matches = correct[n - 1]! + added;
    const possible = total[n - 1]! + added;
    if (possible === 0) {
      if (!effectiveOrder) return 0;
      order = n - 1;
    } else if (matches > 0) {
      logSum += Math.log(matches / possible);
    } else if (smoothing === 'exp') {
      zeros *= 2;
      logSum += Math.log(1 / (zeros * possible));
    } else if (smoothing === 'floor') {
      logSum += Math.log(floor / possible);
    } else {
      return 0;
    }
  }
  return 100 * brevityPenalty(hypothesisLength, referenceLength) * Math.exp(logSum / order);
}

/** 1 for hypotheses as long as the references or longer, exp(1 − r/c) for shorter ones, 0 for none at all. */
export function brevityPenalty(hypothesisLength: number, referenceLength: number): number {
  if (hypothesisLength >= referenceLength) return 1;
  return hypothesisLength === 0 ? 0 : Math.exp(1 - referenceLength / hypothesisLength);
}

/** The length of the reference that is nearest in length; the shorter of two that are equally near. */
export function nearestLength(length: number, references: readonly Tokens[]): number {
  const lengths = references.map((reference) => reference.length);
  return lengths.reduce((best, next) => {
    const closer = Math.abs(next - length) - Math.abs(best - length);
    return closer < 0 || (closer === 0 && next < best) ? next : best;
  });
}
