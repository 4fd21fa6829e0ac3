import type * as tf from '@tensorflow/tfjs';
import { type FeedForwardParameters, feedForwardTable } from '../nn/feed-forward.ts';
import { normal, xavierUniform, zeros } from '../nn/initializers.ts';
import { layerNormTable } from '../nn/layer-norm.ts';
import { type AttentionParameters, attentionTable } from '../nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../ops/layer-norm.ts';
import type { ParameterSpecification, Parameters, ParameterTable } from '../tensor/parameters.ts';
import type { TransformerConfig, VocabularySizes } from './config.ts';
import { initialised } from './initialisation.ts';

/** A sublayer's own parameters and those of the layer norm before or behind it; there is none with `norm: 'none'`. */
type Sublayer<P> = P & { readonly norm?: LayerNormParameters };

export interface EncoderLayerParameters {
  readonly self: Sublayer<AttentionParameters>;
  readonly feedForward: Sublayer<FeedForwardParameters>;
}

export interface DecoderLayerParameters extends EncoderLayerParameters {
  readonly cross: Sublayer<AttentionParameters>;
}

/** How one language's tokens become vectors. */
export interface TokenParameters {
  readonly embedding: tf.Tensor2D; // [V, D]
  /** Only if positions are learned. */
  readonly positions?: tf.Tensor2D; // [maximum length, D]
}

export interface StackParameters<Layer> {
  readonly [layer: `layer${number}`]: Layer; // layer1 … layerL
  /** The last layer norm of a pre-norm model. */
  readonly norm?: LayerNormParameters;
}

/** What makes a logit for every word of what the last layer gave. */
export interface OutputParameters {
  readonly weight: tf.Tensor2D; // [D, V]
  readonly bias: tf.Tensor1D; // [V]
}

/** The parameters of {@link transformerParameters} as a tree. */
export interface TransformerTree {
  readonly source: TokenParameters;
  readonly target: TokenParameters;
  readonly encoder: StackParameters<EncoderLayerParameters>;
  readonly decoder: StackParameters<DecoderLayerParameters>;
  readonly output: OutputParameters;
}

/**
 * The parts list of a Transformer. Matrices start as Glorot and Bengio's; learned positions have the standard deviation
 * `embeddingScale`, and so have the embeddings after their factor √D.
 */
export function transformerParameters(config: TransformerConfig, vocabulary: VocabularySizes): ParameterTable {
  const { width: D, feedForward: F } = config;
  const attention = attentionTable(D);
  const feedForward = feedForwardTable(D, F);
  const table = {
    ...under('source', tokenTable(config, vocabulary.source)),
    ...under('target', tokenTable(config, vocabulary.target)),
    ...under('encoder', stackTable(config, { self: attention, feedForward })),
    ...under('decoder', stackTable(config, { self: attention, cross: attention, feedForward })),
    ...under('output', outputTable(config, vocabulary.target)),
  };
  return initialised(table, config.initialisation);
}

/** The parts of {@link TokenParameters}, for a vocabulary of V. */
export function tokenTable({ width: D, embeddingScale, maximumLength, positions }: TransformerConfig, V: number) {
  const table: ParameterTable = { embedding: { shape: [V, D], initial: normal(embeddingScale / Math.sqrt(D)) } };
  if (positions !== 'learned') return table;
  return { ...table, positions: { shape: [maximumLength, D], initial: normal(embeddingScale) } };
}

/** The parts of {@link StackParameters}, for layers of these sublayers. */
export function stackTable(
  { layers, norm, width: D }: Pick<TransformerConfig, 'layers' | 'norm' | 'width'>,
  sublayers: Readonly<Record<string, ParameterTable>>,
): ParameterTable {
  const table: Record<string, ParameterSpecification> = {};
  for (let layer = 1; layer <= layers; layer++) {
    for (const [sublayer, part] of Object.entries(sublayers)) {
      Object.assign(table, under(`layer${layer}.${sublayer}`, part));
      if (norm !== 'none') Object.assign(table, under(`layer${layer}.${sublayer}.norm`, layerNormTable(D)));
    }
  }
  return norm === 'pre' ? { ...table, ...under('norm', layerNormTable(D)) } : table;
}

/** The parts of {@link OutputParameters}, for a vocabulary of V. */
export const outputTable = ({ width: D }: TransformerConfig, V: number): ParameterTable => ({
  weight: { shape: [D, V], initial: xavierUniform },
  bias: { shape: [V], initial: zeros },
});

/** A parts list as a branch of a larger one. */
export function under(branch: string, table: ParameterTable): ParameterTable {
  return Object.fromEntries(Object.entries(table).map(([name, entry]) => [`${branch}.${name}`, entry]));
}

/** Parameters as a tree, cut at the dots of their names. */
export function parameterTree<Tree>(parameters: Parameters): Tree {
  type Branch = { [name: string]: Branch | tf.Tensor };
  const tree: Branch = {};
  for (const name of parameters.names) {
    const path = name.split('.');
    const leaf = path.pop()!;
    let branch = tree;
    for (const part of path) {
      branch[part] ??= {};
      branch = branch[part] as Branch;
    }
    branch[leaf] = parameters.get(name);
  }
  return tree as unknown as Tree;
}
