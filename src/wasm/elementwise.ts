import { type TensorInfo, util } from '@tensorflow/tfjs';
import { addressOf, type LinkedBackend } from './kernels.ts';

interface Input {
  readonly x: TensorInfo;
}

/** `tf.exp` of float32, four values at a time; likewise those below. `undefined` for other types. */
export function exp(linked: LinkedBackend, { x }: Input): TensorInfo | undefined {
  return elementwise(linked, x, linked.kernels.exp);
}

export function log(linked: LinkedBackend, { x }: Input): TensorInfo | undefined {
  return elementwise(linked, x, linked.kernels.log);
}

export function sigmoid(linked: LinkedBackend, { x }: Input): TensorInfo | undefined {
  return elementwise(linked, x, linked.kernels.sigmoid);
}

export function tanh(linked: LinkedBackend, { x }: Input): TensorInfo | undefined {
  return elementwise(linked, x, linked.kernels.tanh);
}

function elementwise(
  linked: LinkedBackend,
  x: TensorInfo,
  kernel: (count: number, x: number, y: number) => void,
): TensorInfo | undefined {
  if (x.dtype !== 'float32') return undefined;
  const y = linked.backend.makeOutput(x.shape, 'float32');
  kernel(util.sizeFromShape(x.shape), addressOf(linked, x), addressOf(linked, y));
  return y;
}
