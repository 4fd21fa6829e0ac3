import type * as tf from '@tensorflow/tfjs';
import { feedForward } from '../../src/nn/feed-forward.ts';
import { crossAttend } from './head-by-head.ts';
import type { decoderBlock } from './solution.ts';

type Part = 'self' | 'cross' | 'network';
type Change = (x: tf.Tensor3D) => tf.Tensor3D;

/** What becomes of x [B, T, D] around a sublayer with its norm; `before` is what went into the sublayer before it. */
export type Around = (x: tf.Tensor3D, norm: Change, sublayer: Change, before: tf.Tensor3D) => tf.Tensor3D;

/** What the known mistakes of a block differ in; of what is not told, the reference's. */
interface Parts {
  readonly around?: Partial<Record<Part, Around>>;
  readonly order?: readonly Part[];
  readonly looksAhead?: boolean;
}

/** The sublayer in the place of x, and not added to it. */
export const replaced: Around = (x, norm, sublayer) => sublayer(norm(x));

const added: Around = (x, norm, sublayer) => x.add(sublayer(norm(x)));

/** A decoder block with parts exchanged. */
export function decoderBlockWith({
  around = {},
  order = ['self', 'cross', 'network'],
  looksAhead = false,
}: Parts): typeof decoderBlock {
  return (labs, y, source, visible, { self, cross, feedForward: network }, heads) => {
    const { causalMask, layerNorm, multiHeadAttention } = labs['07'];
    const mask = looksAhead ? undefined : causalMask(y.shape[1]).expandDims<tf.Tensor3D>(0); // [1, T, T]
    const weights: Partial<Record<Part, tf.Tensor4D>> = {};
    const keep = (part: Part, found: { output: tf.Tensor3D; weights: tf.Tensor4D }) => {
      weights[part] = found.weights;
      return found.output;
    };
    const sublayers: Record<Part, Change> = {
      self: (x) => keep('self', multiHeadAttention(x, x, self, heads, mask)),
      cross: (x) => keep('cross', crossAttend(labs, x, source, visible, cross, heads)),
      network: (x) => feedForward(x, network),
    };
    const norms = { self: self.norm!, cross: cross.norm!, network: network.norm! };
    let [before, x] = [y, y];
    for (const part of order) {
      const next = (around[part] ?? added)(x, (z) => layerNorm(z, norms[part]), sublayers[part], before);
      [before, x] = [x, next];
    }
    return { output: x, selfWeights: weights.self!, crossWeights: weights.cross! };
  };
}
