import type { TensorInfo } from '@tensorflow/tfjs';
import type {
  EmbeddingAttributes,
  EmbeddingGradientAttributes,
  EmbeddingGradientInputs,
  EmbeddingInputs,
} from '../ops/embedding.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** The kernel of `ops/embedding.ts` forward. */
export function embedding(
  linked: LinkedBackend,
  { ids, table, positions }: EmbeddingInputs,
  { scale }: EmbeddingAttributes,
): TensorInfo {
  const [B, T] = ids.shape as [number, number];
  const D = table.shape[1]!;
  const y = newTensor(linked, [B, T, D]);
  linked.kernels.embedding(
    ...([B, T, D, scale, addressOf(linked, ids), addressOf(linked, table)] as const),
    ...([positions ? addressOf(linked, positions) : 0, addressOf(linked, y)] as const),
  );
  return y;
}

/** And backward: ∂L/∂table, and ∂L/∂positions if there were any. */
export function embeddingGradient(
  linked: LinkedBackend,
  { ids, gradient }: EmbeddingGradientInputs,
  { scale, words, positioned }: EmbeddingGradientAttributes,
): TensorInfo[] {
  const [B, T, D] = gradient.shape as [number, number, number];
  const results = [newTensor(linked, [words, D]), ...(positioned ? [newTensor(linked, [T, D])] : [])];
  const [dTable, dPositions = 0] = results.map((tensor) => addressOf(linked, tensor)) as [number, number?];
  linked.kernels.embeddingGradient(
    ...([B, T, D, words, scale] as const),
    ...([addressOf(linked, ids), addressOf(linked, gradient), dTable, dPositions] as const),
  );
  return results;
}
