/** How a precision of zero is kept from making the whole score zero (Chen & Cherry 2014; names of sacreBLEU). */
export type Smoothing = 'exp' | 'none' | 'floor' | 'add-k';

export interface BleuOptions {
  /** Longest n-gram; 4 unless told. */
  readonly maximumOrder?: number;
  /** `exp` unless told. */
  readonly smoothing?: Smoothing;
  /** Of `floor` (0.1 unless told) and `add-k` (1 unless told). */
  readonly smoothingValue?: number;
  /** Leaves out the orders that are longer than any hypothesis: for single sentences, never for a corpus. */
  readonly effectiveOrder?: boolean;
}

/** What a corpus is scored by; index n − 1 counts n-grams. */
export interface BleuStatistics {
  readonly correct: readonly number[];
  readonly total: readonly number[];
  readonly hypothesisLength: number;
  /** Sum over sentences of the length of the reference that is nearest in length to the hypothesis. */
  readonly referenceLength: number;
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
 * @throws RangeError if a hypothesis has no reference or a list of references no hypothesis
 */
export function corpusBleu(
  hypotheses: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  options: BleuOptions = {},
): number {
  return bleuOf(bleuStatistics(hypotheses, references, options.maximumOrder), options);
}

/** @throws RangeError as {@link corpusBleu} */
export function bleuStatistics(
  hypotheses: readonly Tokens[],
  references: readonly (readonly Tokens[])[],
  maximumOrder = 4,
): BleuStatistics {
  if (hypotheses.length !== references.length || references.some((list) => list.length === 0)) {
    throw new RangeError(
      `corpusBleu: every hypothesis needs a reference, got ${hypotheses.length} hypotheses and references for ` +
        `${references.filter((list) => list.length > 0).length}`,
    );
  }
  const correct = Array<number>(maximumOrder).fill(0);
  const total = Array<number>(maximumOrder).fill(0);
  let [hypothesisLength, referenceLength] = [0, 0];
  for (const [i, hypothesis] of hypotheses.entries()) {
    hypothesisLength += hypothesis.length;
    referenceLength += nearestLength(hypothesis.length, references[i]!);
    for (let n = 1; n <= maximumOrder; n++) {
      const allowed = references[i]!.map((reference) => countNgrams(reference, n));
      for (const [ngram, count] of countNgrams(hypothesis, n)) {
        total[n - 1]! += count;
        correct[n - 1]! += Math.min(count, Math.max(...allowed.map((counts) => counts.get(ngram) ?? 0)));
      }
    }
  }
  return { correct, total, hypothesisLength, referenceLength };
}

/** The score of counts that were gathered before. */
export function bleuOf(statistics: BleuStatistics, options: BleuOptions = {}): number {
  const { correct, total, hypothesisLength, referenceLength } = statistics;
  const { smoothing = 'exp', smoothingValue = smoothing === 'floor' ? 0.1 : 1, effectiveOrder = false } = options;
  if (correct.every((count) => count === 0)) return 0;

  let order = correct.length;
  let zeros = 1; // doubled by every order without a match, so that 1/2, 1/4, … n-gram counts as correct
  let logSum = 0;
  for (let n = 1; n <= order; n++) {
    const added = smoothing === 'add-k' && n > 1 ? smoothingValue : 0;
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
      logSum += Math.log(smoothingValue / possible);
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

function countNgrams(tokens: Tokens, n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const ngram = tokens.slice(i, i + n).join('\u0000');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}
