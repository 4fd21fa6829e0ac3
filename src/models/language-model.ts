import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { feedForwardTable } from '../nn/feed-forward.ts';
import { attentionTable } from '../nn/multi-head-attention.ts';
import type { Positions } from '../nn/positional-encoding.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import { embedding } from '../ops/embedding.ts';
import type { KeysValues } from '../ops/keys-values.ts';
import { layerNorm } from '../ops/layer-norm.ts';
import { linear } from '../ops/linear.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { Parameters, type ParameterTable } from '../tensor/parameters.ts';
import type { TransformerConfig } from './config.ts';
import { forwardDropout } from './forward-dropout.ts';
import { initialised } from './initialisation.ts';
import type { ForwardOptions, ForwardResult, Trainable } from './seq2seq.ts';
import { namedMaps, positions } from './transformer.ts';
import { causalLayer } from './transformer-layers.ts';
import {
  type EncoderLayerParameters,
  type OutputParameters,
  outputTable,
  parameterTree,
  type StackParameters,
  stackTable,
  type TokenParameters,
  tokenTable,
  under,
} from './transformer-parameters.ts';

interface LanguageModelTree {
  readonly tokens: TokenParameters;
  readonly decoder: StackParameters<EncoderLayerParameters>;
  readonly output: OutputParameters;
}

/** Keys and values of the P tokens so far, one tensor [B, P, 2D] for each layer; none before the first token. */
export type Past = readonly KeysValues[];

/**
 * A decoder-only Transformer (Radford et al. 2018): it says what follows each token of a text, from that token and those
 * before it. It is a Transformer's decoder without the cross-attention, there being nothing to translate.
 *
 * Departures: those of the Transformer of this project, by the same settings; the output projection is not tied to the
 * embeddings.
 */
export class LanguageModel implements Trainable {
  readonly parameters: Parameters;
  readonly #config: TransformerConfig;
  readonly #tree: LanguageModelTree;
  readonly #positions: Positions;

  /** @param V size of the vocabulary */
  constructor(config: TransformerConfig, V: number, random: Random) {
    this.#config = config;
    this.parameters = new Parameters(languageModelParameters(config, V), random);
    this.#tree = parameterTree<LanguageModelTree>(this.parameters);
    this.#positions = positions(config, this.#tree.tokens);
  }

  /** Teacher-forced: row t of the logits predicts the token behind token t of `targetInput`. The source is not read. */
  forward({ targetInput }: Pick<Batch, 'targetInput'>, options: ForwardOptions): ForwardResult {
    const drop = forwardDropout(this.#config.dropout, options);
    return tf.tidy(() => {
      const { logits, maps } = this.#decode(targetInput, [], drop);
      if (!options.attention) return { logits };
      return { logits, attention: maps() };
    });
  }

  /**
   * What follows, token by token: only the new tokens are read, and `past` stands for those before them.
   *
   * @param tokens B rows of the same number of new tokens
   * @returns logits of the token behind the last one [B, V], and the past that the next call goes on from
   */
  next(tokens: PaddedIds, past: Past = []): { readonly logits: tf.Tensor2D; readonly past: KeysValues[] } {
    return tf.tidy(() => {
      const { logits, seen } = this.#decode(tokens, past, undefined);
      const last = logits.slice([0, tokens.columns - 1, 0], [-1, 1, -1]); // [B, T, V] → [B, 1, V]
      return { logits: last.squeeze<tf.Tensor2D>([1]), past: seen }; // [B, V]
    });
  }

  dispose(): void {
    this.parameters.dispose();
  }

  #decode(tokens: PaddedIds, past: Past, drop: Dropout | undefined) {
    const { decoder, output } = this.#tree;
    const settings = { config: this.#config, drop };
    const [seen, weights]: [KeysValues[], tf.Tensor4D[]] = [[], []];
    let x = this.#embed(tokens, past[0]?.shape[1] ?? 0, drop); // [B, T, D]
    for (let l = 0; l < this.#config.layers; l++) {
      const decoded = causalLayer(x, decoder[`layer${l + 1}`]!, past[l], settings);
      seen.push(decoded.seen);
      weights.push(decoded.weights);
      x = decoded.output;
    }
    if (decoder.norm) x = layerNorm(x, decoder.norm);
    const maps = () => namedMaps('decoder.self', 'decoder-self', weights);
    return { logits: linear(x, output.weight, output.bias), seen, maps }; // [B, T, V]
  }

  /** Tokens × √D + positions, counted from `start` [B, T, D]. */
  #embed(tokens: PaddedIds, start: number, drop: Dropout | undefined): tf.Tensor3D {
    const scale = Math.sqrt(this.#config.width);
    const positions = this.#positions(start, tokens.columns); // [T, D]
    return dropout(embedding(tokens, this.#tree.tokens.embedding, { scale, positions }), drop);
  }
}

/** The parts list of a language model. */
export function languageModelParameters(config: TransformerConfig, V: number): ParameterTable {
  const { width: D, feedForward: F } = config;
  const table = {
    ...under('tokens', tokenTable(config, V)),
    ...under('decoder', stackTable(config, { self: attentionTable(D), feedForward: feedForwardTable(D, F) })),
    ...under('output', outputTable(config, V)),
  };
  return initialised(table, config.initialisation);
}
