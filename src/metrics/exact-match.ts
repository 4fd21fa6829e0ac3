type Tokens = readonly string[];

/**
 * Share of sentences that are one of their references, token for token.
 *
 * @throws RangeError if there is not one hypothesis for each list of references, or none at all
 */
export function exactMatch(hypotheses: readonly Tokens[], references: readonly (readonly Tokens[])[]): number {
  if (hypotheses.length !== references.length || references.length === 0) {
    throw new RangeError(
      `exactMatch: got ${hypotheses.length} hypotheses for ${references.length} lists of references`,
    );
  }
  const same = (a: Tokens, b: Tokens) => a.length === b.length && a.every((token, i) => token === b[i]);
  const right = references.filter((list, i) => list.some((reference) => same(reference, hypotheses[i]!)));
  return right.length / references.length;
}
