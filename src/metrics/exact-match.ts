type Tokens = readonly string[];

/** Whether a translation is one of its references, token for token. */
export function isExactMatch(hypothesis: Tokens, references: readonly Tokens[]): boolean {
  return references.some(
    (reference) => reference.length === hypothesis.length && reference.every((token, i) => token === hypothesis[i]),
  );
}
