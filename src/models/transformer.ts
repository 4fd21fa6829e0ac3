import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { learnedPositions, noPositions, type Positions, sinusoidalPositions } from '../nn/positional-encoding.ts';
import { type Dropout, dropout } from '../ops/dropout.ts';
import { embedding } from '../ops/embedding.ts';
import { type KeysValues, keysValues } from '../ops/keys-values.ts';
import { layerNorm } from '../ops/layer-norm.ts';
import { linear } from '../ops/linear.ts';
import { gatherRows } from '../tensor/gather-rows.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { Parameters } from '../tensor/parameters.ts';
import type { TransformerConfig, VocabularySizes } from './config.ts';
import { forwardDropout } from './forward-dropout.ts';
import type { DecoderState, ForwardOptions, ForwardResult, Memory, NamedAttention, Seq2Seq } from './seq2seq.ts';
import { decoderLayer, encoderLayer } from './transformer-layers.ts';
import {
  parameterTree,
  type TokenParameters,
  type TransformerTree,
  transformerParameters,
} from './transformer-parameters.ts';

/** What the decoder reads of the source at every step. */
type TransformerMemory = {
  readonly lengths: tf.Tensor1D; // tokens of each sentence, int32 [B]
  readonly layers: KeysValues[]; // one for each decoder layer, [B, S, 2D]
};

/** Keys and values of the P words so far, for each decoder layer; no layer before the first word. */
type TransformerState = { readonly layers: KeysValues[] }; // [B, P, 2D]

/**
 * A Transformer encoder–decoder (Vaswani et al. 2017).
 *
 * Departures, all by configuration: layer normalisation may stand before the sublayers instead of behind them, or
 * nowhere; positions may be learned or left out; √K and residuals may be left out. Always: source and target have
 * embeddings of their own, the output projection is not tied to them, and keys have no bias.
 */
export class TransformerModel implements Seq2Seq {
  readonly parameters: Parameters;
  readonly #config: TransformerConfig;
  readonly #tree: TransformerTree;
  readonly #positions: { readonly source: Positions; readonly target: Positions };

  constructor(config: TransformerConfig, vocabulary: VocabularySizes, random: Random) {
    this.#config = config;
    this.parameters = new Parameters(transformerParameters(config, vocabulary), random);
    this.#tree = parameterTree<TransformerTree>(this.parameters);
    this.#positions = {
      source: positions(config, this.#tree.source),
      target: positions(config, this.#tree.target),
    };
  }

  forward({ source, targetInput }: Batch, options: ForwardOptions): ForwardResult {
    const drop = forwardDropout(this.#config.dropout, options);
    return tf.tidy(() => {
      const { memory, encoderWeights } = this.#encode(source, drop);
      const { logits, selfWeights, crossWeights } = this.#decode(memory, [], targetInput, drop);
      if (!options.attention) return { logits };
      const attention = [
        ...namedMaps('encoder.self', 'encoder-self', encoderWeights),
        ...namedMaps('decoder.self', 'decoder-self', selfWeights),
        ...namedMaps('decoder.cross', 'cross', crossWeights),
      ];
      return { logits, attention };
    });
  }

  encode(source: PaddedIds): { memory: Memory; state: DecoderState } {
    return tf.tidy(() => ({ memory: this.#encode(source, undefined).memory, state: { layers: [] } }));
  }

  step(memory: Memory, state: DecoderState, tokens: Int32Array) {
    const B = tokens.length;
    const last = { ids: tokens, rows: B, columns: 1, lengths: Array<number>(B).fill(1) };
    return tf.tidy(() => {
      const past = (state as TransformerState).layers;
      const decoded = this.#decode(memory as TransformerMemory, past, last, undefined);
      const logits = decoded.logits.squeeze<tf.Tensor2D>([1]); // [B, 1, V] → [B, V]
      const alignment = mean(decoded.crossWeights).mean<tf.Tensor3D>(1).squeeze<tf.Tensor2D>([1]); // [B, 1, S] → [B, S]
      return { logits, alignment, state: { layers: decoded.seen } };
    });
  }

  reorder<P extends Memory | DecoderState>(part: P, rows: Int32Array): P {
    return gatherRows(part, rows);
  }

  /** The mean over all layers and heads of cross-attention: which single head aligns best changes from seed to seed. */
  alignment(attention: readonly NamedAttention[]): tf.Tensor3D {
    return tf.tidy(() => mean(attention.filter(({ kind }) => kind === 'cross').map(({ weights }) => weights)));
  }

  dispose(): void {
    this.parameters.dispose();
  }

  #encode(source: PaddedIds, drop: Dropout | undefined): { memory: TransformerMemory; encoderWeights: tf.Tensor4D[] } {
    const { layers } = this.#config;
    const { encoder, decoder } = this.#tree;
    const lengths = tf.tensor1d([...source.lengths], 'int32');
    const encoderWeights: tf.Tensor4D[] = [];
    let x = this.#embed('source', source, 0, drop); // [B, S, D]
    for (let layer = 1; layer <= layers; layer++) {
      const { output, weights } = encoderLayer(x, encoder[`layer${layer}`]!, lengths, { config: this.#config, drop });
      encoderWeights.push(weights);
      x = output;
    }
    if (encoder.norm) x = layerNorm(x, encoder.norm);
    const crossLayers = Array.from({ length: layers }, (_, l) => keysValues(x, decoder[`layer${l + 1}`]!.cross));
    return { memory: { lengths, layers: crossLayers }, encoderWeights };
  }

  /** Says what follows each of `words`, which stand behind the words of `past`: a whole target, or one word at a time. */
  #decode(memory: TransformerMemory, past: readonly KeysValues[], words: PaddedIds, drop: Dropout | undefined) {
    const { decoder, output } = this.#tree;
    const [seen, selfWeights, crossWeights]: [KeysValues[], tf.Tensor4D[], tf.Tensor4D[]] = [[], [], []];
    let y = this.#embed('target', words, past[0]?.shape[1] ?? 0, drop); // [B, T, D]
    for (const [l, source] of memory.layers.entries()) {
      const context = { past: past[l], source, sourceLengths: memory.lengths };
      const decoded = decoderLayer(y, decoder[`layer${l + 1}`]!, context, { config: this.#config, drop });
      seen.push(decoded.seen);
      selfWeights.push(decoded.selfWeights);
      crossWeights.push(decoded.crossWeights);
      y = decoded.output;
    }
    if (decoder.norm) y = layerNorm(y, decoder.norm);
    return { logits: linear(y, output.weight, output.bias), seen, selfWeights, crossWeights }; // [B, T, V]
  }

  /** Tokens × √D + positions, counted from `start` (Vaswani et al. 2017, §3.4–3.5) [B, T, D]. */
  #embed(language: 'source' | 'target', words: PaddedIds, start: number, drop: Dropout | undefined) {
    const positions = this.#positions[language](start, words.columns); // [T, D]
    const scale = Math.sqrt(this.#config.width);
    return dropout(embedding(words, this.#tree[language].embedding, { scale, positions }), drop);
  }
}

/** How a model of this configuration says where a token stands. */
export function positions(config: TransformerConfig, { positions }: TokenParameters): Positions {
  if (positions) return learnedPositions(positions);
  return config.positions === 'none' ? noPositions : sinusoidalPositions(config.width, config.positionScale);
}

/** The weights of each layer [B, H, T, S] as one map [B, T, S] for each head: `decoder.cross.layer2.head1`. */
export function namedMaps(prefix: string, kind: NamedAttention['kind'], layers: readonly tf.Tensor4D[]) {
  return layers.flatMap((weights, l) =>
    (tf.unstack(weights, 1) as tf.Tensor3D[]).map((head, h) => ({
      name: `${prefix}.layer${l + 1}.head${h + 1}`,
      kind,
      weights: head,
    })),
  );
}

/** The mean of tensors of one shape. */
function mean<T extends tf.Tensor>(tensors: readonly T[]): T {
  return tf.addN([...tensors]).div(tensors.length) as T;
}
