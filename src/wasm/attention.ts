import type { TensorInfo } from '@tensorflow/tfjs';
import type { AttentionAttributes, AttentionGradientInputs, AttentionInputs } from '../ops/attention.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';

/** The kernel of `ops/attention.ts` forward: context and weights. */
export function attention(
  linked: LinkedBackend,
  { queries, keys, values, lengths }: AttentionInputs,
  { heads: H, scale, causal }: AttentionAttributes,
): TensorInfo[] {
  const [B, T, D] = queries.shape as [number, number, number];
  const S = keys.shape[1]!;
  const results = [newTensor(linked, queries.shape), newTensor(linked, [B, H, T, S])];
  const [context, weights] = results.map((tensor) => addressOf(linked, tensor)) as [number, number];
  linked.kernels.attention(
    ...([B, H, T, S, D, scale, causal] as const),
    ...([addressOf(linked, queries), addressOf(linked, keys), addressOf(linked, values)] as const),
    ...([lengths ? addressOf(linked, lengths) : 0, context, weights, linked.scratch] as const),
  );
  return results;
}

/** And backward: ∂L/∂Q, ∂L/∂K, ∂L/∂V. */
export function attentionGradient(
  linked: LinkedBackend,
  { queries, keys, values, lengths, weights, gradient }: AttentionGradientInputs,
  { heads: H, scale, causal }: AttentionAttributes,
): TensorInfo[] {
  const [B, T, D] = queries.shape as [number, number, number];
  const S = keys.shape[1]!;
  const results = [queries, keys, values].map(({ shape }) => newTensor(linked, shape));
  const [dQueries, dKeys, dValues] = results.map((tensor) => addressOf(linked, tensor)) as [number, number, number];
  withRoom(linked, T * S, (sigma) =>
    linked.kernels.attentionGradient(
      ...([B, H, T, S, D, scale, causal] as const),
      ...([addressOf(linked, queries), addressOf(linked, keys), addressOf(linked, values)] as const),
      ...([lengths ? addressOf(linked, lengths) : 0, addressOf(linked, weights)] as const),
      ...([addressOf(linked, gradient), sigma, dQueries, dKeys, dValues, linked.scratch] as const),
    ),
  );
  return results;
}
