import type { TensorInfo } from '@tensorflow/tfjs';
import type { LstmDecoderGradientInputs, LstmDecoderInputs } from '../ops/lstm-decoder.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';
import { expectLengths } from './lengths.ts';

/** The kernel of `ops/lstm-decoder.ts` forward. */
export function lstmDecoder(linked: LinkedBackend, inputs: LstmDecoderInputs): TensorInfo[] {
  const { B, T, I, D, S, E, A } = sizesOf(inputs);
  expectLengths('lstmDecoder', linked, inputs.lengths, S);
  const [read, weights] = [newTensor(linked, [B, T, D + E + I]), newTensor(linked, [B, T, S])];
  const [gates, cells] = [newTensor(linked, [B, T, 4 * D]), newTensor(linked, [B, T, D])];
  const at = (tensor: TensorInfo) => addressOf(linked, tensor);
  withRoom(linked, S > 0 ? B * A : B * 4 * D, (room) =>
    linked.kernels.lstmDecoder(
      ...([B, T, I, D, S, E, A, at(inputs.words), at(inputs.inputKernel), at(inputs.bias)] as const),
      ...addressesOf(linked, inputs),
      ...([at(read), at(weights), at(gates), at(cells), room, linked.scratch] as const),
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
  const { words, inputKernel, hidden, cell, recurrentKernel, contextKernel, states, keys } = inputs;
  const { queryProjection, score, read, weights, gates, cells, gradient } = inputs;
  const { B, T, I, D, S, E, A } = sizesOf(inputs);
  const like = (tensor: TensorInfo) => newTensor(linked, tensor.shape);
  const [dWords, dInputKernel, dBias] = [like(words), like(inputKernel), newTensor(linked, [4 * D])];
  const [dHidden, dCell, dRecurrentKernel] = [like(hidden), like(cell), like(recurrentKernel)];
  const [dContextKernel, dStates] = [like(contextKernel), like(states)];
  const dKeys = keys && like(keys);
  const dScore = queryProjection && score && [like(queryProjection), like(score)];
  const at = (tensor: TensorInfo | undefined) => (tensor ? addressOf(linked, tensor) : 0);
  withRoom(linked, B * T * (5 * D + E + S + 2 * A) + B * 4 * D, (room) =>
    linked.kernels.lstmDecoderGradient(
      ...([B, T, I, D, S, E, A, at(words), at(inputKernel), ...addressesOf(linked, inputs)] as const),
      ...([at(read), at(weights), at(gates), at(cells), at(gradient), room] as const),
      ...([at(dWords), at(dInputKernel), at(dBias), at(dHidden), at(dCell), at(dRecurrentKernel)] as const),
      ...([at(dContextKernel), at(dStates), at(dKeys), at(dScore?.[0]), at(dScore?.[1]), linked.scratch] as const),
    ),
  );
  const decoder = [dWords, dInputKernel, dBias, dHidden, dCell, dRecurrentKernel];
  return [...decoder, dContextKernel, dStates, ...(dKeys ? [dKeys] : []), ...(dScore ?? [])];
}

type Common = Omit<LstmDecoderInputs, 'bias'>;

/** S and A are 0 without attention. */
function sizesOf({ words, hidden, states, keys }: Common) {
  const [B, T, I] = words.shape as [number, number, number];
  const [, S = 0, A = 0] = keys?.shape ?? [];
  return { B, T, I, D: hidden.shape[1]!, S, E: states.shape.at(-1)!, A };
}

/** Where the inputs of both passes stand, in the order of the kernels' parameters; 0 for those that there are not. */
function addressesOf(linked: LinkedBackend, inputs: Common) {
  const { hidden, cell, recurrentKernel, contextKernel, states, lengths, keys, queryProjection, score } = inputs;
  const at = (tensor: TensorInfo | undefined) => (tensor ? addressOf(linked, tensor) : 0);
  const decoder = [at(hidden), at(cell), at(recurrentKernel), at(contextKernel)] as const;
  return [...decoder, at(states), at(lengths), at(keys), at(queryProjection), at(score)] as const;
}
