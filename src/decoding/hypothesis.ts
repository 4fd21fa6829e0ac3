/** What a model says to one source sentence. */
export interface Hypothesis {
  /** Target ids, without EOS. */
  readonly tokens: readonly number[];
  /**
   * The natural logarithm of the probability of each of `tokens` after those before it, and of EOS behind them: also
   * where the model had more to say, so that all hypotheses are whole sentences and can be compared.
   */
  readonly logProbabilities: readonly number[]; // [tokens + 1]
  /**
   * One row for each of `tokens`: where the model looked when it said it, over the tokens of the source sentence, EOS
   * included; a row sums to one. Absent unless asked for, and where a model does not attend.
   */
  readonly alignment?: readonly Float32Array[]; // [tokens, S]
  /** Whether the model came to EOS; false if it had more to say after the most tokens that it was allowed. */
  readonly complete: boolean;
}

/** A hypothesis as a beam ranks it. */
export interface RankedHypothesis extends Hypothesis {
  /** The sum of `logProbabilities`. */
  readonly logProbability: number;
  /** The same, divided by the length penalty: what the beam ranks by. */
  readonly score: number;
}
