import type { SentenceAlignments } from './alignment-matrices.ts';
import { type GoldLinks, goldOverTokens } from './gold-outlines.ts';
import {
  choiceTitle,
  chosenMaps,
  layersOf,
  type MapChoice,
  type MapName,
  meanWeights,
  weightsOf,
} from './map-choice.ts';

/** A sentence pair in the tokens that models read, with every map of every model. */
export interface AttendedSentence {
  /** EOS included. */
  readonly source: readonly string[]; // [S]
  /** The reference that the models were made to say, EOS included. */
  readonly target: readonly string[]; // [T]
  /** Links between words. */
  readonly gold?: GoldLinks | undefined;
  /** For each token but EOS the index of its word; absent where every token is a word. */
  readonly wordOf?: { readonly source: readonly number[]; readonly target: readonly number[] } | undefined;
  readonly models: readonly {
    readonly model: string;
    readonly maps: readonly MapName[];
    /** For each map a byte for each weight, row after row: 255 is a weight of one. */
    readonly weights: readonly Uint8Array[];
  }[];
}

/**
 * The chosen maps of a sentence, one for each model that has any, over the tokens that they lie over. Rows of
 * cross-attention and of the decoder's self-attention stand for the token that is predicted; columns of the latter for
 * what was said before: BOS, and the reference without its last token.
 */
export function attentionOf(sentence: AttendedSentence, choice: MapChoice): SentenceAlignments {
  const { source, target, gold, wordOf } = sentence;
  const columns = choice.kind === 'decoder-self' ? ['<bos>', ...target.slice(0, -1)] : source;
  const rows = choice.kind === 'encoder-self' ? source : target;
  const links = choice.kind === 'cross' && gold && (wordOf ? goldOverTokens(gold, wordOf) : gold);
  return {
    ...{ source: columns, target: rows },
    ...(links && { gold: links }),
    maps: sentence.models.flatMap(({ model, maps, weights }) => {
      const chosen = chosenMaps(maps, choice);
      if (chosen.length === 0) return [];
      const part = layersOf(maps, choice.kind).length > 0 ? choiceTitle(choice) : 'its only map';
      const matrices = chosen.map((index) => weightsOf(weights[index]!, columns.length));
      return [{ model, part, weights: meanWeights(matrices) }];
    }),
  };
}
