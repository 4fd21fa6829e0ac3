/**
 * A model of perplexity k is as unsure of each token as if it had to choose among k that are equally likely.
 *
 * @param loss mean negative log-likelihood per target token in nats, EOS included, without label smoothing
 */
export function perplexity(loss: number): number {
  return Math.exp(loss);
}
