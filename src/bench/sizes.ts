import type { Batch } from '../batches/batch.ts';
import type { LstmConfig, ModelConfig, TransformerConfig } from '../models/config.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';

/** The families that are timed. */
export const benchModels = ['lstm-additive', 'transformer'] as const;
export type BenchModel = (typeof benchModels)[number];

/** What a timed model reads and how wide it is; plain data, which goes to other processes as JSON. */
export interface Size {
  readonly batch: number;
  /** Columns of source and target, EOS or BOS included. */
  readonly source: number;
  readonly target: number;
  /** Words of each language. */
  readonly vocabulary: number;
  /** E, H = A = O of the LSTM. */
  readonly lstm: { readonly embedding: number; readonly hidden: number };
  readonly transformer: { readonly width: number; readonly heads: number; readonly feedForward: number };
}

/** S is about what the labs train, L four times as large. */
export const sizes = {
  S: {
    ...{ batch: 32, source: 8, target: 9, vocabulary: 100 },
    lstm: { embedding: 32, hidden: 64 },
    transformer: { width: 64, heads: 4, feedForward: 128 },
  },
  L: {
    ...{ batch: 64, source: 10, target: 11, vocabulary: 300 },
    lstm: { embedding: 64, hidden: 128 },
    transformer: { width: 128, heads: 4, feedForward: 256 },
  },
} as const satisfies Record<string, Size>;

/** Bidirectional, one layer; pre-norm, two layers each; no dropout. */
export function configOf(model: BenchModel, { lstm, transformer, source, target }: Size): ModelConfig {
  if (model === 'transformer')
    return { ...transformerSettings, ...transformer, maximumLength: Math.max(source, target) };
  const { embedding, hidden } = lstm;
  return { ...lstmSettings, embedding, hidden, attentionWidth: hidden, readout: hidden };
}

const lstmSettings = {
  kind: 'lstm',
  attention: 'additive',
  encoder: 'bidirectional',
  layers: 1,
  dropout: 0,
  embeddingScale: 0.3,
} satisfies Partial<LstmConfig>;

const transformerSettings = {
  kind: 'transformer',
  layers: 2,
  norm: 'pre',
  positions: 'sinusoidal',
  positionScale: 1,
  scaling: true,
  residual: true,
  dropout: 0,
  embeddingScale: 0.3,
} satisfies Partial<TransformerConfig>;

/** A batch of which every third sentence is full, every third one word shorter, and every third two. */
export function batchOf({ batch, source, target, vocabulary }: Size): Batch {
  return {
    source: idsOf(batch, source, vocabulary, 17),
    targetInput: idsOf(batch, target, vocabulary, 29),
    targetOutput: idsOf(batch, target, vocabulary, 41),
  };
}

function idsOf(rows: number, columns: number, vocabulary: number, factor: number): PaddedIds {
  const lengths = Array.from({ length: rows }, (_, row) => Math.max(1, columns - (row % 3)));
  const ids = new Int32Array(rows * columns);
  for (const [row, length] of lengths.entries()) {
    for (let c = 0; c < length; c++) ids[row * columns + c] = 3 + ((31 * row + factor * c) % (vocabulary - 3));
  }
  return { ids, rows, columns, lengths };
}
