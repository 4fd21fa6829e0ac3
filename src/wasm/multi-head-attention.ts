import type { TensorInfo } from '@tensorflow/tfjs';
import type {
  MultiHeadAttentionAttributes,
  MultiHeadAttentionGradientInputs,
  MultiHeadAttentionInputs,
} from '../ops/multi-head-attention.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';
import { expectLengths } from './lengths.ts';

/** The kernel of `ops/multi-head-attention.ts` forward: y, weights, Q and context. */
export function multiHeadAttention(
  linked: LinkedBackend,
  { x, memory, queryWeight, queryBias, outputWeight, outputBias, lengths }: MultiHeadAttentionInputs,
  { heads: H, scale, causal }: MultiHeadAttentionAttributes,
): TensorInfo[] {
  const [B, T, D] = x.shape as [number, number, number];
  const S = memory.shape[1]!;
  expectLengths('multiHeadAttention', linked, lengths, S);
  const results = [x.shape, [B, H, T, S], x.shape, x.shape].map((shape) => newTensor(linked, shape));
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  const [y, weights, queries, context] = results.map(at) as [number, number, number, number];
  linked.kernels.multiHeadAttention(
    ...([B, H, T, S, D, scale, causal, at(x), at(memory), lengths ? at(lengths) : 0] as const),
    ...([at(queryWeight), at(queryBias), at(outputWeight), at(outputBias)] as const),
    ...([queries, weights, context, y, linked.scratch] as const),
  );
  return results;
}

/** And backward, in the order of the inputs. */
export function multiHeadAttentionGradient(
  linked: LinkedBackend,
  inputs: MultiHeadAttentionGradientInputs,
  { heads: H, scale, causal }: MultiHeadAttentionAttributes,
): TensorInfo[] {
  const { x, memory, queryWeight, outputWeight, lengths, weights, queries, context, gradient } = inputs;
  const [B, T, D] = x.shape as [number, number, number];
  const S = memory.shape[1]!;
  const shapes = [x.shape, memory.shape, [D, D], [D], [D, D], [D]];
  const results = shapes.map((shape) => newTensor(linked, shape));
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  type Addresses = [number, number, number, number, number, number];
  const [dx, dMemory, dQueryWeight, dQueryBias, dOutputWeight, dOutputBias] = results.map(at) as Addresses;
  withRoom(linked, B * T * D + T * S, (room) =>
    linked.kernels.multiHeadAttentionGradient(
      ...([B, H, T, S, D, scale, causal, at(x), at(memory), lengths ? at(lengths) : 0] as const),
      ...([at(queryWeight), at(outputWeight), at(queries), at(weights), at(context), at(gradient), room] as const),
      ...([dx, dMemory, dQueryWeight, dQueryBias, dOutputWeight, dOutputBias, linked.scratch] as const),
    ),
  );
  return results;
}
