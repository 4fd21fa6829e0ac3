import type { TransformerConfig, VocabularySizes } from './config.ts';

/**
 * Floating-point operations of one forward pass over a sentence pair of S source and T target tokens: two for each
 * multiply-add of a matrix product. Biases, norms, softmax and look-ups, a few per cent, are left out; a training step
 * takes about three times as many.
 */
export function transformerFlops(config: TransformerConfig, vocabulary: VocabularySizes, S: number, T: number): number {
  const { width: D, feedForward: F, layers } = config;
  const projection = (tokens: number) => 2 * tokens * D * D;
  const attention = (queries: number, keys: number) =>
    2 * projection(queries) + 2 * projection(keys) + 2 * (2 * queries * keys * D); // Q, W_O + K, V + scores, context
  const feedForward = (tokens: number) => 2 * (2 * tokens * D * F);
  const encoderLayer = attention(S, S) + feedForward(S);
  const decoderLayer = attention(T, T) + attention(T, S) + feedForward(T);
  return layers * (encoderLayer + decoderLayer) + 2 * T * D * vocabulary.target;
}
