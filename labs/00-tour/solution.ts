/**
 * Where a target word looks: the source position with the largest weight in its row of an alignment matrix.
 *
 * @param weights one row [S]: how much the target word took from each source word
 * @returns the position, counted from 0; the first of equals
 */
export function strongest(weights: readonly number[]): number {
  // #region strongest: one line that returns the position of the largest weight
  return weights.indexOf(Math.max(...weights));
  // #endregion
}

/** From the table "Results" of your report: the alignment error rate (AER) of the LSTM with additive attention, in per cent. */
export function alignmentErrorRate(): number {
  // #region alignmentErrorRate: return the number that stands in your report, in per cent
  return 4.3;
  // #endregion
}

/**
 * From the numbers behind "Quality by sentence length": how many per cent of the sentences of 11 to 14 words the LSTM without
 * attention translates exactly.
 */
export function exactWithoutAttention(): number {
  // #region exactWithoutAttention: return the number that stands in your report, in per cent
  return 17.3;
  // #endregion
}

/**
 * From the same figure: the model that translates most of the sentences of 15 to 18 words exactly, which are longer than any
 * that it was trained on.
 */
export function longestReach(): 'lstm-none' | 'lstm-additive' | 'transformer' {
  // #region longestReach: return the name of the model
  return 'lstm-additive';
  // #endregion
}
