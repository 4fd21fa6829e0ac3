/** α unless told otherwise, that of Vaswani et al. 2017 (§6.1). */
export const LENGTH_PENALTY = 0.6;

/**
 * What the log-probability of a sentence is divided by before sentences are compared, since a longer one has more to
 * lose (Wu et al. 2016, equation 14, without their coverage penalty):
 *
 *     lp(Y) = (5 + |Y|)^α / (5 + 1)^α
 *
 * @param length |Y|, the number of target tokens; here EOS counts, since its probability does
 * @param exponent α, at least 0; 0 compares log-probabilities as they are
 */
export const lengthPenalty = (length: number, exponent: number) => ((5 + length) / 6) ** exponent;
