/**
 * Weights with which target tokens look at source tokens: row t belongs to target token t, column s to source token s,
 * and a row sums to one.
 */
export type AlignmentWeights = readonly ArrayLike<number>[]; // [T, S]

/**
 * The weights between the sentences' own tokens, which stand before EOS and padding. What a row gave to the rest is
 * shared out in proportion; a row that gave all of it says nothing about the tokens, and becomes uniform.
 *
 * @param weights at least [targetTokens, sourceTokens]
 * @param sourceTokens number of source tokens without EOS
 * @param targetTokens number of target tokens without EOS
 * @returns [targetTokens, sourceTokens]; rows sum to one
 * @throws RangeError if the weights are fewer
 */
export function withoutSpecials(weights: AlignmentWeights, sourceTokens: number, targetTokens: number): number[][] {
  const rows = weights.slice(0, targetTokens).map((row) => Array.from(row).slice(0, sourceTokens)); // [T, S]
  expectSize('withoutSpecials', rows, sourceTokens, targetTokens);
  return rows.map((row) => {
    const kept = sum(row);
    return row.map((weight) => (kept > 0 ? weight / kept : 1 / sourceTokens));
  });
}

/**
 * Weights between words from weights between their pieces: the sum over the pieces of a source word (it is looked at
 * where any piece of it is), the mean over the pieces of a target word. Rows sum to one if they did before.
 *
 * @param weights [T, S]
 * @param sourceWordOf for each source token the index of its word [S], ascending
 * @param targetWordOf for each target token the index of its word [T], ascending
 * @returns [target words, source words]
 * @throws RangeError if weights and indices disagree in number
 */
export function foldToWords(
  weights: AlignmentWeights,
  sourceWordOf: readonly number[],
  targetWordOf: readonly number[],
): number[][] {
  expectSize('foldToWords', weights, sourceWordOf.length, targetWordOf.length);
  const words = (wordOf: readonly number[]) => Array.from({ length: (wordOf.at(-1) ?? -1) + 1 }, (_, word) => word);
  return words(targetWordOf).map((targetWord) => {
    const pieces = weights.filter((_, t) => targetWordOf[t] === targetWord); // [pieces, S]
    return words(sourceWordOf).map((sourceWord) => {
      const looked = pieces.map((row) => sum(Array.from(row).filter((_, s) => sourceWordOf[s] === sourceWord)));
      return sum(looked) / pieces.length;
    });
  });
}

function expectSize(where: string, weights: AlignmentWeights, columns: number, rows: number): void {
  if (weights.length !== rows || weights.some((row) => row.length !== columns)) {
    const got = `[${weights.length}, ${weights[0]?.length ?? 0}]`;
    throw new RangeError(`${where}: expected weights [${rows}, ${columns}] (target, source), got ${got}`);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
