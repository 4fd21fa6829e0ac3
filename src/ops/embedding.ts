import * as tf from '@tensorflow/tfjs';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { expectShape } from '../tensor/shapes.ts';
import { differentiable, hasKernel, runKernel } from './fused.ts';

export const EMBEDDING = 'Embedding';
export const EMBEDDING_GRADIENT = 'EmbeddingGradient';

/** Inputs of the kernel {@link EMBEDDING}: int32 ids [B, T], a table [V, D], positions [T, D] → y [B, T, D]. */
export type EmbeddingInputs = { ids: tf.TensorInfo; table: tf.TensorInfo; positions?: tf.TensorInfo };
export type EmbeddingAttributes = { scale: number };
/** Inputs of the kernel {@link EMBEDDING_GRADIENT}: ids, ∂L/∂y → ∂L/∂table, and ∂L/∂positions if there were any. */
export type EmbeddingGradientInputs = { ids: tf.TensorInfo; gradient: tf.TensorInfo };
export type EmbeddingGradientAttributes = EmbeddingAttributes & { words: number; positioned: boolean };

export interface EmbeddingOptions {
  /** Factor on the vectors of the table; 1 if left out. */
  readonly scale?: number;
  /** What is added to the tokens of each column [T, D]. */
  readonly positions?: tf.Tensor2D | undefined;
}

/**
 * Looks up one row of a table for every token:
 *
 *     y[b, t] = scale · table[ids[b, t]] + positions[t]
 *
 *     ∂L/∂table[v] = scale · Σ δ[b, t] over the b, t where v stands      ∂L/∂positions[t] = Σ_b δ[b, t]      δ = ∂L/∂y
 *
 * Padding is looked up like any other token. Saved for the backward pass: the ids.
 *
 * @param tokens ids [B, T]
 * @param table one row for each word of the vocabulary [V, D]
 * @returns vectors [B, T, D]
 * @throws RangeError if a token is not of the vocabulary or a shape disagrees
 */
export function embedding(tokens: PaddedIds, table: tf.Tensor2D, options: EmbeddingOptions = {}): tf.Tensor3D {
  const [V, D] = table.shape;
  const { scale = 1, positions } = options;
  for (const id of tokens.ids) {
    if (id < 0 || id >= V) throw new RangeError(`embedding: token ${id} is not in a vocabulary of ${V}`);
  }
  if (positions) expectShape('embedding: positions', positions, [tokens.columns, D]);
  return (hasKernel(EMBEDDING) ? fusedEmbedding : composedEmbedding)(tokens, table, scale, positions);
}

export function composedEmbedding(
  { ids, rows, columns }: PaddedIds,
  table: tf.Tensor2D,
  scale: number,
  positions?: tf.Tensor2D,
): tf.Tensor3D {
  return tf.tidy(() => {
    const vectors = tf.gather<tf.Tensor>(table, tf.tensor2d(ids, [rows, columns], 'int32')).mul<tf.Tensor3D>(scale);
    return positions ? vectors.add(positions) : vectors; // [B, T, D]
  });
}

function fusedEmbedding(tokens: PaddedIds, table: tf.Tensor2D, scale: number, positions?: tf.Tensor2D): tf.Tensor3D {
  const words = table.shape[0];
  return differentiable<tf.Rank.R3>(
    positions ? [table, positions] : [table],
    () => {
      const ids = tf.tensor2d(tokens.ids, [tokens.rows, tokens.columns], 'int32');
      const attributes: EmbeddingAttributes = { scale };
      const [y] = runKernel(EMBEDDING, { ids, table, ...(positions && { positions }) }, attributes) as [tf.Tensor3D];
      return { value: y, saved: [ids] };
    },
    (gradient, [ids]) => {
      const attributes: EmbeddingGradientAttributes = { scale, words, positioned: positions !== undefined };
      return runKernel(EMBEDDING_GRADIENT, { ids: ids!, gradient }, attributes);
    },
  );
}
