import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import { padIds } from '../../src/batches/collate.ts';
import type { TransformerConfig } from '../../src/models/config.ts';
import type { LanguageModel, Past } from '../../src/models/language-model.ts';
import type { Codec } from '../../src/text/codec.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import type { NextTokenPair, SampleOptions, sample } from './solution.ts';

/** A decoder-only Transformer of two layers. */
export const config: TransformerConfig = {
  kind: 'transformer',
  width: 64,
  heads: 4,
  layers: 2,
  feedForward: 256,
  norm: 'pre',
  positions: 'sinusoidal',
  positionScale: 1,
  maximumLength: 256,
  scaling: true,
  residual: true,
  dropout: 0,
  embeddingScale: 0.3,
};

/** Sentences as one text: each with EOS behind it, and one before the first. */
export const textOf = (sentences: readonly string[], codec: Codec): number[] => [
  EOS,
  ...sentences.flatMap((sentence) => [...codec.encode(sentence), EOS]),
];

/** Pairs as a batch. A language model reads no source. */
export const batchOf = (pairs: readonly NextTokenPair[]): Batch => ({
  source: padIds(pairs.map(() => [])),
  targetInput: padIds(pairs.map(({ input }) => input)),
  targetOutput: padIds(pairs.map(({ target }) => target)),
});

/** The endless stream of training batches: every epoch shuffled anew. */
export class PairStream {
  readonly #pairs: readonly NextTokenPair[];
  readonly #size: number;
  readonly #random: Random;
  #epoch = 0;
  #position = 0;
  #shuffled: readonly NextTokenPair[];

  constructor(pairs: readonly NextTokenPair[], size: number, random: Random) {
    this.#pairs = pairs;
    this.#size = size;
    this.#random = random;
    this.#shuffled = this.#shuffle();
  }

  get state() {
    return { epoch: this.#epoch, position: this.#position };
  }

  restore({ epoch, position }: { readonly epoch: number; readonly position: number }): void {
    [this.#epoch, this.#position] = [epoch, position];
    this.#shuffled = this.#shuffle();
  }

  next(): Batch {
    if (this.#position >= this.#shuffled.length) this.restore({ epoch: this.#epoch + 1, position: 0 });
    const batch = this.#shuffled.slice(this.#position, this.#position + this.#size);
    this.#position += this.#size;
    return batchOf(batch);
  }

  #shuffle(): NextTokenPair[] {
    return this.#random.split(`epoch-${this.#epoch}`).shuffle(this.#pairs);
  }
}

export interface Speaker {
  readonly model: LanguageModel;
  readonly codec: Codec;
  readonly sample: typeof sample;
}

/** Goes on from the beginning of a sentence, token by token, to its end or to `maximumLength` tokens. */
export function say(
  { model, codec, sample }: Speaker,
  beginning: string,
  options: SampleOptions & { readonly maximumLength: number },
  random: Random,
): string {
  const ids = [EOS, ...codec.encode(beginning)];
  let [fresh, past]: [number[], Past] = [ids, []];
  while (ids.length <= options.maximumLength) {
    const said = model.next(padIds([fresh]), past);
    const token = sample([...said.logits.dataSync()], options, random);
    tf.dispose([...past, said.logits]);
    past = said.past;
    if (token === EOS) break;
    ids.push(token);
    fresh = [token];
  }
  tf.dispose([...past]);
  return codec.decode(ids.slice(1));
}

/** Makes every weight and bias zero; the gains of layer normalisation stay one. */
export function setToZero({ parameters }: LanguageModel): void {
  const values = [...parameters.values()];
  parameters.load(new Map(values.map(([name, value]) => [name, name.endsWith('gain') ? value : value.map(() => 0)])));
}
