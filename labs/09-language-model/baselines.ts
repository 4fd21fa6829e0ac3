// What a model must beat: the cross-entropy of guessing by counted frequencies, in nats per token. One is added to every
// count, so that what was never seen has a probability too (Laplace).

/** By how frequent the token is, whatever stands before it. */
export function unigramLoss(train: readonly number[], test: readonly number[]): number {
  const [counts, V] = [countsOf(train), sizeOf(train, test)];
  const target = test.slice(1);
  return -mean(target.map((token) => Math.log(((counts.get(token) ?? 0) + 1) / (train.length + V))));
}

/** By how frequent the token is behind the one before it. */
export function bigramLoss(train: readonly number[], test: readonly number[]): number {
  const [counts, V] = [countsOf(train.slice(0, -1)), sizeOf(train, test)];
  const pairs = countsOf(train.slice(1).map((token, i) => train[i]! * V + token));
  const target = test.slice(1);
  return -mean(
    target.map((token, i) => {
      const before = test[i]!;
      return Math.log(((pairs.get(before * V + token) ?? 0) + 1) / ((counts.get(before) ?? 0) + V));
    }),
  );
}

function countsOf(tokens: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

const sizeOf = (...texts: readonly (readonly number[])[]) =>
  1 + Math.max(...texts.map((text) => text.reduce((a, b) => Math.max(a, b))));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
