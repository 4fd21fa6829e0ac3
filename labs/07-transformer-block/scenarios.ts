import * as tf from '@tensorflow/tfjs';
import type { Scenarios } from '../../src/grading/lab.ts';
import type { AttentionParameters } from '../../src/nn/multi-head-attention.ts';
import type { BlockParameters } from './solution.ts';

type Matrices = number[][][];

/** Parameters as plain data: every tensor is nested arrays. */
export type Plain<P> = { readonly [K in keyof P]: P[K] extends tf.Tensor ? number[] | number[][] : Plain<P[K]> };

export interface AttentionInput {
  readonly x: Matrices;
  readonly memory: Matrices;
  readonly parameters: Plain<AttentionParameters>;
  readonly heads: number;
  readonly visible?: Matrices;
}

export interface BlockInput {
  readonly x: Matrices;
  readonly block: Plain<BlockParameters>;
  readonly heads: number;
  readonly visible: Matrices;
}

export const scenarios = {
  splitHeads: ({ splitHeads }, { x, heads }: { x: Matrices; heads: number }) => splitHeads(tf.tensor3d(x), heads),

  mergeHeads: ({ mergeHeads }, { x }: { x: number[][][][] }) => mergeHeads(tf.tensor4d(x)),

  causalMask: ({ causalMask }, { length }: { length: number }) => causalMask(length),

  attention: ({ multiHeadAttention }, { x, memory, parameters, heads, visible }: AttentionInput) =>
    multiHeadAttention(
      tf.tensor3d(x),
      tf.tensor3d(memory),
      tensors<AttentionParameters>(parameters),
      heads,
      visible && tf.tensor3d(visible),
    ),

  layerNorm: ({ layerNorm }, { x, gain, bias }: { x: Matrices; gain: number[]; bias: number[] }) =>
    layerNorm(tf.tensor3d(x), { gain: tf.tensor1d(gain), bias: tf.tensor1d(bias) }),

  layerNormBackward: (
    { layerNormBackward },
    { x, gain, gradient }: { x: Matrices; gain: number[]; gradient: Matrices },
  ) => layerNormBackward(tf.tensor3d(x), tf.tensor1d(gain), tf.tensor3d(gradient)),

  encoderBlock: ({ encoderBlock }, { x, block, heads, visible }: BlockInput) =>
    encoderBlock(tf.tensor3d(x), tensors<BlockParameters>(block), heads, tf.tensor3d(visible)),

  /** Of a weighted sum of the block's output, by its input. */
  blockGradient: ({ encoderBlock }, { x, block, heads, visible, direction }: BlockInput & { direction: Matrices }) => {
    const [parameters, mask, weights] = [tensors<BlockParameters>(block), tf.tensor3d(visible), tf.tensor3d(direction)];
    return tf.grad((input) =>
      encoderBlock(input as tf.Tensor3D, parameters, heads, mask)
        .mul(weights)
        .sum(),
    )(tf.tensor3d(x));
  },
} satisfies Scenarios<typeof import('./solution.ts')>;

/** The same tree with tensors for its arrays. */
function tensors<P>(plain: Plain<P>): P {
  const entries = Object.entries(plain as Record<string, Plain<unknown> | number[]>);
  return Object.fromEntries(
    entries.map(([name, part]) => [name, Array.isArray(part) ? tf.tensor(part) : tensors(part)]),
  ) as P;
}
