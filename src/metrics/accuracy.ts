type Sequence = readonly unknown[];

/**
 * Share of target positions at which the most probable token, given the reference before it (teacher forcing), is the
 * reference's: over all positions of the corpus, EOS among them, padding not.
 *
 * @throws RangeError if a row has not as many tokens as its reference
 */
export function tokenAccuracy(
  predicted: readonly (readonly number[])[],
  references: readonly (readonly number[])[],
): number {
  expectPairs('tokenAccuracy', predicted, references);
  let [right, tokens] = [0, 0];
  for (const [i, reference] of references.entries()) {
    const row = predicted[i]!;
    if (row.length !== reference.length) {
      throw new RangeError(`tokenAccuracy: row ${i} has ${row.length} tokens, its reference ${reference.length}`);
    }
    tokens += reference.length;
    right += reference.filter((id, t) => row[t] === id).length;
  }
  return right / tokens;
}

/**
 * Share of sentences that are the reference, token for token.
 *
 * @throws RangeError if there is not one hypothesis for each reference
 */
export function exactMatch(
  hypotheses: readonly (readonly string[])[],
  references: readonly (readonly string[])[],
): number {
  expectPairs('exactMatch', hypotheses, references);
  const same = references.filter((reference, i) => isExact(hypotheses[i]!, reference));
  return same.length / references.length;
}

const isExact = (hypothesis: readonly string[], reference: readonly string[]) =>
  hypothesis.length === reference.length && reference.every((token, t) => token === hypothesis[t]);

function expectPairs(where: string, hypotheses: Sequence, references: Sequence): void {
  if (hypotheses.length !== references.length || references.length === 0) {
    throw new RangeError(`${where}: got ${hypotheses.length} hypotheses for ${references.length} references`);
  }
}
