import type { LstmConfig, TransformerConfig } from '../../src/models/config.ts';

/** Small enough for tests of hundreds of passes; the widths are different primes, so that no two axes can be confused. */
export const smallLstm: LstmConfig = {
  kind: 'lstm',
  attention: 'additive',
  encoder: 'bidirectional',
  layers: 1,
  embedding: 5,
  hidden: 7,
  attentionWidth: 3,
  readout: 11,
  dropout: 0,
  embeddingScale: 0.3,
};

/** Two heads of seven. */
export const smallTransformer: TransformerConfig = {
  kind: 'transformer',
  width: 14,
  heads: 2,
  layers: 1,
  feedForward: 17,
  norm: 'pre',
  positions: 'sinusoidal',
  positionScale: 1,
  maximumLength: 19,
  scaling: true,
  residual: true,
  dropout: 0,
  embeddingScale: 1,
};
