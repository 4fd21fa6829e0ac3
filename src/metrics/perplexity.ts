/**
 * exp of the mean negative log-likelihood: a model of perplexity k is as unsure of each token as if it chose among k.
 *
 * @param negativeLogLikelihood in nats, summed over all target tokens, EOS among them
 */
export function perplexity(negativeLogLikelihood: number, tokens: number): number {
  return Math.exp(negativeLogLikelihood / tokens);
}
