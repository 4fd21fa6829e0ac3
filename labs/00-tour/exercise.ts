/**
 * Where a target word looks: the source position with the largest weight in its row of an alignment matrix.
 *
 * @param weights one row [S]: how much the target word took from each source word
 * @returns the position, counted from 0; the first of equals
 */
export function strongest(weights: readonly number[]): number {
  // TODO one line that returns the position of the largest weight
  throw new Error('strongest is not written yet: one line that returns the position of the largest weight');
}

/** From the table "Results" of your report: the alignment error rate (AER) of the LSTM with additive attention, in per cent. */
export function alignmentErrorRate(): number {
  // TODO return the number that stands in your report, in per cent
  throw new Error('alignmentErrorRate is not written yet: return the number that stands in your report, in per cent');
}

/**
 * From the numbers behind "Quality by sentence length": how many per cent of the sentences of 11 to 14 words the LSTM without
 * attention translates exactly.
 */
export function exactWithoutAttention(): number {
  // TODO return the number that stands in your report, in per cent
  throw new Error(
    'exactWithoutAttention is not written yet: return the number that stands in your report, in per cent',
  );
}

/**
 * From the same figure: the model that translates most of the sentences of 15 to 18 words exactly, which are longer than any
 * that it was trained on.
 */
export function longestReach(): 'lstm-none' | 'lstm-additive' | 'transformer' {
  // TODO return the name of the model
  throw new Error('longestReach is not written yet: return the name of the model');
}
