import { type TensorInfo, util } from '@tensorflow/tfjs';
import type { LayerNormAttributes, LayerNormGradientInputs, LayerNormInputs } from '../ops/layer-norm.ts';
import { addressOf, type LinkedBackend, newTensor } from './kernels.ts';

/** The kernel of `ops/layer-norm.ts` forward: y, and the mean and the inverse deviation of each row. */
export function layerNorm(
  linked: LinkedBackend,
  { x, gain, bias }: LayerNormInputs,
  { epsilon }: LayerNormAttributes,
): TensorInfo[] {
  const D = gain.shape[0]!;
  const N = util.sizeFromShape(x.shape) / D;
  const results = [newTensor(linked, x.shape), newTensor(linked, [N, 2])];
  const [y, statistics] = results.map((tensor) => addressOf(linked, tensor)) as [number, number];
  linked.kernels.layerNorm(
    ...([N, D, epsilon] as const),
    ...([addressOf(linked, x), addressOf(linked, gain), addressOf(linked, bias), y, statistics] as const),
  );
  return results;
}

/** And backward: ∂L/∂x, ∂L/∂g, ∂L/∂b. */
export function layerNormGradient(
  linked: LinkedBackend,
  { x, gain, statistics, gradient }: LayerNormGradientInputs,
): TensorInfo[] {
  const D = gain.shape[0]!;
  const N = util.sizeFromShape(x.shape) / D;
  const results = [newTensor(linked, x.shape), newTensor(linked, [D]), newTensor(linked, [D])];
  const [dx, dGain, dBias] = results.map((tensor) => addressOf(linked, tensor)) as [number, number, number];
  linked.kernels.layerNormGradient(
    ...([N, D, addressOf(linked, x), addressOf(linked, gain), addressOf(linked, statistics)] as const),
    ...([addressOf(linked, gradient), dx, dGain, dBias] as const),
  );
  return results;
}
