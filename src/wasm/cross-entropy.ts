import type { TensorInfo } from '@tensorflow/tfjs';
import type { CrossEntropyAttributes, CrossEntropyInputs } from '../ops/cross-entropy.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** The kernel of `ops/cross-entropy.ts`: the loss and its gradient. */
export function crossEntropy(
  linked: LinkedBackend,
  { logits, targets, lengths }: CrossEntropyInputs,
  { labelSmoothing, tokens }: CrossEntropyAttributes,
): TensorInfo[] {
  const [B, T, V] = logits.shape as [number, number, number];
  const [loss, gradient] = [newTensor(linked, []), newTensor(linked, logits.shape)];
  linked.kernels.crossEntropy(
    ...([B, T, V, tokens, labelSmoothing, addressOf(linked, logits)] as const),
    ...([addressOf(linked, targets), addressOf(linked, lengths)] as const),
    ...([addressOf(linked, loss), addressOf(linked, gradient)] as const),
  );
  return [loss, gradient];
}
