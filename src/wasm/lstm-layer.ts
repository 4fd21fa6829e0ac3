import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { LstmLayerGradientInputs, LstmLayerInputs } from '../ops/lstm-layer.ts';
import { addressOf, type LinkedBackend, newTensor, withRoom } from './kernels.ts';

/** The kernel of `ops/lstm-layer.ts` forward, one call for each direction. */
export function lstmLayer(linked: LinkedBackend, inputs: LstmLayerInputs): TensorInfo[] {
  const { R, B, S, I, D } = sizesOf(inputs);
  const states = newTensor(linked, [B, S, R * D]);
  const gates = newTensor(linked, [R, B, S, 4 * D]);
  const cells = newTensor(linked, [R, B, S, D]);
  for (let r = 0; r < R; r++) {
    const own = (tensor: TensorInfo) => addressOfPart(linked, tensor, r);
    linked.kernels.lstm(
      ...([r === 1, B, S, I, D] as const),
      ...([addressOf(linked, inputs.x), addressOf(linked, inputs.lengths)] as const),
      ...([own(inputs.inputKernel), own(inputs.recurrentKernel), own(inputs.bias)] as const),
      ...([own(gates), own(cells), addressOf(linked, states) + 4 * r * D, 4 * R * D, linked.scratch] as const),
    );
  }
  return [states, gates, cells];
}

/** And backward: ∂L/∂x, to which both directions add, ∂L/∂W, ∂L/∂U, ∂L/∂b. */
export function lstmLayerGradient(linked: LinkedBackend, inputs: LstmLayerGradientInputs): TensorInfo[] {
  const { R, B, S, I, D } = sizesOf(inputs);
  const dx = newTensor(linked, inputs.x.shape);
  const dInputKernel = newTensor(linked, inputs.inputKernel.shape);
  const dRecurrentKernel = newTensor(linked, inputs.recurrentKernel.shape);
  const dBias = newTensor(linked, [R, 4 * D]);
  withRoom(linked, B * S * 5 * D + B * 2 * D, (room) => {
    for (let r = 0; r < R; r++) {
      const own = (tensor: TensorInfo) => addressOfPart(linked, tensor, r);
      const states = [inputs.states, inputs.gradient].map((tensor) => addressOf(linked, tensor) + 4 * r * D);
      linked.kernels.lstmGradient(
        ...([r === 1, B, S, I, D] as const),
        ...([addressOf(linked, inputs.x), addressOf(linked, inputs.lengths)] as const),
        ...([own(inputs.inputKernel), own(inputs.recurrentKernel), own(inputs.gates), own(inputs.cells)] as const),
        ...([...(states as [number, number]), 4 * R * D, room] as const),
        ...([addressOf(linked, dx), own(dInputKernel), own(dRecurrentKernel), own(dBias), linked.scratch] as const),
      );
    }
  });
  return [dx, dInputKernel, dRecurrentKernel, dBias];
}

function sizesOf({ x, recurrentKernel }: Pick<LstmLayerInputs, 'x' | 'recurrentKernel'>) {
  const [B, S, I] = x.shape as [number, number, number];
  const [R, D] = recurrentKernel.shape as [number, number, number];
  return { R, B, S, I, D };
}

/** Where the r-th part of a tensor [R, ...] begins. */
function addressOfPart(linked: LinkedBackend, tensor: TensorInfo, r: number): number {
  return addressOf(linked, tensor) + 4 * r * util.sizeFromShape(tensor.shape.slice(1));
}
