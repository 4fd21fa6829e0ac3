import type { OwnConfig } from './own-models.ts';

export const families = ['lstm', 'transformer'] as const;
export type Family = (typeof families)[number];

/** What is trained. */
export const configs = {
  lstm: {
    kind: 'lstm',
    attention: 'additive',
    encoder: 'bidirectional',
    layers: 1,
    embedding: 32,
    hidden: 32,
    attentionWidth: 32,
    readout: 32,
    dropout: 0,
    embeddingScale: 0.3,
  },
  transformer: {
    kind: 'transformer',
    width: 32,
    heads: 2,
    layers: 1,
    feedForward: 64,
    norm: 'pre',
    positions: 'sinusoidal',
    positionScale: 2,
    maximumLength: 16,
    scaling: true,
    residual: true,
    dropout: 0,
    embeddingScale: 0.1,
  },
} as const satisfies Record<Family, OwnConfig>;

/** What a model's trained weights are handed in as. */
export const weightsFile = (family: Family) => `${family}.safetensors`;
