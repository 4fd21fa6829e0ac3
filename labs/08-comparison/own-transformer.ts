import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { TransformerConfig, VocabularySizes } from '../../src/models/config.ts';
import type {
  DecoderState,
  ForwardOptions,
  ForwardResult,
  Memory,
  NamedAttention,
  Seq2Seq,
} from '../../src/models/seq2seq.ts';
import { parameterTree, type TransformerTree, transformerParameters } from '../../src/models/transformer-parameters.ts';
import { feedForward } from '../../src/nn/feed-forward.ts';
import { linear } from '../../src/ops/linear.ts';
import { gatherRows } from '../../src/tensor/gather-rows.ts';
import type { PaddedIds } from '../../src/tensor/padded-ids.ts';
import { Parameters } from '../../src/tensor/parameters.ts';
import { selfAttend } from './head-by-head.ts';
import type { Parts } from './parts.ts';

/** What this model is a model of: the layer norm before each sublayer, sinusoids, no dropout. */
export type OwnTransformerConfig = TransformerConfig & {
  readonly norm: 'pre';
  readonly positions: 'sinusoidal';
  readonly scaling: true;
  readonly residual: true;
  readonly dropout: 0;
};

/** The encoder's output, and how many of its positions are real. */
type OwnMemory = { readonly encoded: tf.Tensor3D; readonly lengths: tf.Tensor1D }; // [B, S, D], int32 [B]

/** The words so far; absent before the first. What they come to is computed anew at every step. */
type OwnState = { readonly words?: tf.Tensor2D }; // int32 [B, P]

/**
 * The library's `TransformerModel` with the same parameters by the same names, and the parts that were written in the
 * labs in place of its fused layers: the encoder attends with lab 06, the decoder, which is this lab's, to itself with lab
 * 07 and to the source with lab 03; the layer norms and the causal mask are lab 07's, the position encodings lab 06's.
 */
export class OwnTransformer implements Seq2Seq {
  readonly parameters: Parameters;
  readonly #parts: Parts;
  readonly #config: OwnTransformerConfig;
  readonly #tree: TransformerTree;

  constructor(parts: Parts, config: OwnTransformerConfig, vocabulary: VocabularySizes, random: Random) {
    this.#parts = parts;
    this.#config = config;
    this.parameters = new Parameters(transformerParameters(config, vocabulary), random);
    this.#tree = parameterTree(this.parameters);
  }

  forward({ source, targetInput }: Batch, options: ForwardOptions): ForwardResult {
    return tf.tidy(() => {
      const { encoded, lengths, maps } = this.#encode(source);
      const { logits, selfMaps, crossMaps } = this.#decode({ encoded, lengths }, idsOf(targetInput));
      if (!options.attention) return { logits };
      const attention = [
        ...namedMaps('encoder.self', 'encoder-self', maps),
        ...namedMaps('decoder.self', 'decoder-self', selfMaps),
        ...namedMaps('decoder.cross', 'cross', crossMaps),
      ];
      return { logits, attention };
    });
  }

  encode(source: PaddedIds): { memory: Memory; state: DecoderState } {
    return tf.tidy(() => {
      const { encoded, lengths } = this.#encode(source);
      return { memory: { encoded, lengths }, state: {} };
    });
  }

  step(memory: Memory, state: DecoderState, tokens: Int32Array) {
    return tf.tidy(() => {
      const last = tf.tensor2d(tokens, [tokens.length, 1], 'int32');
      const before = (state as OwnState).words;
      const words = before ? tf.concat([before, last], 1) : last; // [B, P + 1]
      const { logits, crossMaps } = this.#decode(memory as OwnMemory, words);
      const ofLast = <R extends tf.Rank>(x: tf.Tensor3D) => x.gather(words.shape[1] - 1, 1) as tf.Tensor<R>; // [B, T, *] → [B, *]
      return {
        logits: ofLast<tf.Rank.R2>(logits),
        alignment: ofLast<tf.Rank.R2>(mean(crossMaps).mean<tf.Tensor3D>(1)),
        state: { words },
      };
    });
  }

  reorder<P extends Memory | DecoderState>(part: P, rows: Int32Array): P {
    return gatherRows(part, rows);
  }

  alignment(attention: readonly NamedAttention[]): tf.Tensor3D {
    return tf.tidy(() => mean(attention.filter(({ kind }) => kind === 'cross').map(({ weights }) => weights)));
  }

  dispose(): void {
    this.parameters.dispose();
  }

  #encode(source: PaddedIds): OwnMemory & { maps: tf.Tensor4D[] } {
    const { labs } = this.#parts;
    const { layerNorm } = labs['07'];
    const { heads, layers } = this.#config;
    const lengths = tf.tensor1d([...source.lengths], 'int32');
    const maps: tf.Tensor4D[] = []; // [B, H, S, S] of each layer
    let x = this.#embed('source', idsOf(source)); // [B, S, D]
    for (let l = 1; l <= layers; l++) {
      const { self, feedForward: network } = this.#tree.encoder[`layer${l}`]!;
      const { output, weights } = selfAttend(labs, layerNorm(x, self.norm!), lengths, self, heads);
      maps.push(weights);
      x = x.add(output);
      x = x.add(feedForward(layerNorm(x, network.norm!), network));
    }
    return { encoded: layerNorm(x, this.#tree.encoder.norm!), lengths, maps };
  }

  /** Says what follows each of the words, which begin with BOS, int32 [B, T]. */
  #decode({ encoded, lengths }: OwnMemory, words: tf.Tensor2D) {
    const { labs, decoderBlock } = this.#parts;
    const { heads, layers } = this.#config;
    const positions = tf.range(0, encoded.shape[1], 1, 'int32');
    const visible = positions.less(lengths.reshape([-1, 1, 1])).cast('float32') as tf.Tensor3D; // [B, 1, S]
    const [selfMaps, crossMaps]: [tf.Tensor4D[], tf.Tensor4D[]] = [[], []];
    let y = this.#embed('target', words); // [B, T, D]
    for (let l = 1; l <= layers; l++) {
      const block = decoderBlock(labs, y, encoded, visible, this.#tree.decoder[`layer${l}`]!, heads);
      selfMaps.push(block.selfWeights);
      crossMaps.push(block.crossWeights);
      y = block.output;
    }
    const { weight, bias } = this.#tree.output;
    return { logits: linear(labs['07'].layerNorm(y, this.#tree.decoder.norm!), weight, bias), selfMaps, crossMaps };
  }

  /** Words × √D + positions [B, T, D]. */
  #embed(language: 'source' | 'target', words: tf.Tensor2D): tf.Tensor3D {
    const { width, positionScale } = this.#config;
    const vectors = tf.gather<tf.Tensor>(this.#tree[language].embedding, words).mul<tf.Tensor3D>(Math.sqrt(width));
    return vectors.add(this.#parts.labs['06'].positionalEncoding(words.shape[1]!, width).mul(positionScale));
  }
}

const idsOf = ({ ids, rows, columns }: PaddedIds) => tf.tensor2d(ids, [rows, columns], 'int32');

/** The weights of each layer [B, H, T, S] as one map [B, T, S] for each head, called as the library calls them. */
function namedMaps(prefix: string, kind: NamedAttention['kind'], layers: readonly tf.Tensor4D[]) {
  return layers.flatMap((weights, l) =>
    (tf.unstack(weights, 1) as tf.Tensor3D[]).map((head, h) => ({
      name: `${prefix}.layer${l + 1}.head${h + 1}`,
      kind,
      weights: head,
    })),
  );
}

function mean<T extends tf.Tensor>(maps: readonly T[]): T {
  return tf.addN([...maps]).div(maps.length);
}
