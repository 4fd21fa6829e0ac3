import type { TensorInfo } from '@tensorflow/tfjs';
import type { LstmDecoderGradientInputs, LstmDecoderInputs } from '../ops/lstm-decoder.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';

/** The kernel of `ops/lstm-decoder.ts` forward. */
export function lstmDecoder(linked: LinkedBackend, inputs: LstmDecoderInputs): TensorInfo[] {
  expectLengths(linked, inputs);
  const T = inputs.inputs.shape[1]!;
  const { B, D, S, E, A } = sizesOf(inputs);
  const [read, weights] = [newTensor(linked, [B, T, D + E]), newTensor(linked, [B, T, S])];
  const [gates, cells] = [newTensor(linked, [B, T, 4 * D]), newTensor(linked, [B, T, D])];
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  withRoom(linked, B * A, (queries) =>
    linked.kernels.lstmDecoder(
      ...([B, T, D, S, E, A, at(inputs.inputs), ...addressesOf(linked, inputs)] as const),
      ...([at(read), at(weights), at(gates), at(cells), queries, linked.scratch] as const),
    ),
  );
  return [read, weights, gates, cells, lastStep(linked, read, D), lastStep(linked, cells, D)];
}

/** The first D columns of the last step [B, T, ...] → [B, D]. */
function lastStep(linked: LinkedBackend, steps: TensorInfo, D: number): TensorInfo {
  const [B, T, columns] = steps.shape as [number, number, number];
  const last = newTensor(linked, [B, D]);
  const source = addressOf(linked, steps) + 4 * (T - 1) * columns;
  linked.kernels.copyRows(B, 4 * D, source, 4 * T * columns, addressOf(linked, last), 4 * D);
  return last;
}

/** And backward. */
export function lstmDecoderGradient(linked: LinkedBackend, inputs: LstmDecoderGradientInputs): TensorInfo[] {
  const { hidden, cell, recurrentKernel, contextKernel, states, keys, queryProjection, score, ...rest } = inputs;
  const { read, weights, gates, cells, gradient } = rest;
  const T = read.shape[1]!;
  const { B, D, S, E, A } = sizesOf(inputs);
  const like = (tensor: TensorInfo | undefined) => tensor && newTensor(linked, tensor.shape);
  const dInputs = newTensor(linked, gates.shape);
  const [dHidden, dCell, dRecurrentKernel] = [like(hidden), like(cell), like(recurrentKernel)];
  const [dContextKernel, dStates, dKeys] = [like(contextKernel), like(states), like(keys)];
  const [dQueryProjection, dScore] = [like(queryProjection), like(score)];
  const at = (tensor: TensorInfo | undefined) => (tensor ? addressOf(linked, tensor) : 0);
  withRoom(linked, B * T * (D + E + S + 2 * A), (room) =>
    linked.kernels.lstmDecoderGradient(
      ...([B, T, D, S, E, A, ...addressesOf(linked, inputs)] as const),
      ...([at(read), at(weights), at(gates), at(cells), at(gradient), room] as const),
      ...([at(dInputs), at(dHidden), at(dCell), at(dRecurrentKernel)] as const),
      ...([at(dContextKernel), at(dStates), at(dKeys), at(dQueryProjection), at(dScore), linked.scratch] as const),
    ),
  );
  const results = [dInputs, dHidden, dCell, dRecurrentKernel, dContextKernel, dStates, dKeys, dQueryProjection, dScore];
  return results.filter((result) => result !== undefined);
}

type Inputs = Omit<LstmDecoderInputs, 'inputs'>;

/** S, E and A are 0 without attention. */
function sizesOf({ hidden, states, keys }: Inputs) {
  const [B, D] = hidden.shape as [number, number];
  const [, S = 0, E = 0] = states?.shape ?? [];
  return { B, D, S, E, A: keys?.shape[2] ?? 0 };
}

/** Where the inputs of both passes stand, in the order of the kernels' parameters; 0 for those that there are not. */
function addressesOf(linked: LinkedBackend, inputs: Inputs) {
  const { hidden, cell, recurrentKernel, contextKernel, states, lengths, keys, queryProjection, score } = inputs;
  const at = (tensor: TensorInfo | undefined) => (tensor ? addressOf(linked, tensor) : 0);
  const decoder = [at(hidden), at(cell), at(recurrentKernel), at(contextKernel)] as const;
  return [...decoder, at(states), at(lengths), at(keys), at(queryProjection), at(score)] as const;
}

/** @throws RangeError if a sentence has no token or more than there are columns */
function expectLengths({ backend }: LinkedBackend, { states, lengths }: Inputs): void {
  for (const length of lengths ? backend.typedArrayFromHeap(lengths) : []) {
    const S = states!.shape[1]!;
    if (length < 1 || length > S)
      throw new RangeError(`lstmDecoder: a sentence of ${length} tokens among ${S} columns`);
  }
}
