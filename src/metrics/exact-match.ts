type Tokens = readonly string[];

/**
 * Share of sentences that are the reference, token for token.
 *
 * @throws RangeError if there is not one hypothesis for each reference, or none at all
 */
export function exactMatch(hypotheses: readonly Tokens[], references: readonly Tokens[]): number {
  if (hypotheses.length !== references.length || references.length === 0) {
    throw new RangeError(`exactMatch: got ${hypotheses.length} hypotheses for ${references.length} references`);
  }
  const same = (a: Tokens, b: Tokens) => a.length === b.length && a.every((token, i) => token === b[i]);
  return references.filter((reference, i) => same(reference, hypotheses[i]!)).length / references.length;
}
