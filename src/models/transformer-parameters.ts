import type * as tf from '@tensorflow/tfjs';
import { type FeedForwardParameters, feedForwardTable } from '../nn/feed-forward.ts';
import { normal, xavierUniform, zeros } from '../nn/initializers.ts';
import { layerNormTable } from '../nn/layer-norm.ts';
import { type AttentionParameters, attentionTable } from '../nn/multi-head-attention.ts';
import type { LayerNormParameters } from '../ops/layer-norm.ts';
import type { ParameterSpecification, Parameters, ParameterTable } from '../tensor/parameters.ts';
import type { TransformerConfig, VocabularySizes } from './config.ts';

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

/** The parameters of {@link transformerParameters} as a tree. */
export interface TransformerTree {
  readonly source: TokenParameters;
  readonly target: TokenParameters;
  readonly encoder: StackParameters<EncoderLayerParameters>;
  readonly decoder: StackParameters<DecoderLayerParameters>;
  readonly output: { readonly weight: tf.Tensor2D; readonly bias: tf.Tensor1D }; // [D, V], [V]
}

/**
 * The parts list of a Transformer. Matrices start as Glorot and Bengio's; learned positions have the standard deviation
 * `embeddingScale`, and so have the embeddings after their factor √D.
 */
export function transformerParameters(config: TransformerConfig, vocabulary: VocabularySizes): ParameterTable {
  const { width: D, feedForward: F, maximumLength } = config;
  const table: Record<string, ParameterSpecification> = {};
  const add = (prefix: string, part: ParameterTable) => {
    for (const [name, entry] of Object.entries(part)) table[`${prefix}.${name}`] = entry;
  };

  for (const language of ['source', 'target'] as const) {
    const tokens = normal(config.embeddingScale / Math.sqrt(D));
    const positions = { shape: [maximumLength, D], initial: normal(config.embeddingScale) };
    add(language, {
      embedding: { shape: [vocabulary[language], D], initial: tokens },
      ...(config.positions === 'learned' && { positions }),
    });
  }

  const addStack = (stack: string, sublayers: Readonly<Record<string, ParameterTable>>) => {
    for (let layer = 1; layer <= config.layers; layer++) {
      for (const [sublayer, part] of Object.entries(sublayers)) {
        add(`${stack}.layer${layer}.${sublayer}`, part);
        if (config.norm !== 'none') add(`${stack}.layer${layer}.${sublayer}.norm`, layerNormTable(D));
      }
    }
    if (config.norm === 'pre') add(`${stack}.norm`, layerNormTable(D));
  };
  const attention = attentionTable(D);
  const feedForward = feedForwardTable(D, F);
  addStack('encoder', { self: attention, feedForward });
  addStack('decoder', { self: attention, cross: attention, feedForward });

  add('output', {
    weight: { shape: [D, vocabulary.target], initial: xavierUniform },
    bias: { shape: [vocabulary.target], initial: zeros },
  });
  return table;
}

/** The same parameters as a tree, cut at the dots of their names. */
export function transformerTree(parameters: Parameters): TransformerTree {
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
  return tree as unknown as TransformerTree;
}
