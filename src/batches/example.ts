import { InputError } from '../base/errors.ts';
import type { SentencePair } from '../data/sentence-pair.ts';
import type { Codec } from '../text/codec.ts';
import { EOS } from '../text/special-tokens.ts';

/** The codecs of the two languages, fitted on the training split. */
export interface Codecs {
  readonly source: Codec;
  readonly target: Codec;
}

/** A sentence pair as token ids. */
export interface Example {
  readonly pair: SentencePair;
  /** x1 … xn EOS */
  readonly source: readonly number[];
  /** y1 … ym; the batch puts BOS before what the decoder reads and EOS after what it is to say. */
  readonly target: readonly number[];
}

/**
 * @param maximumLength of either sentence in tokens, EOS not counted
 * @throws InputError that names the first pair that is longer
 */
export function encodePairs(
  pairs: readonly SentencePair[],
  codecs: Codecs,
  maximumLength = Number.POSITIVE_INFINITY,
): Example[] {
  return pairs.map((pair) => {
    const source = codecs.source.encode(pair.source);
    const target = codecs.target.encode(pair.target);
    for (const [side, { length }] of Object.entries({ source, target })) {
      if (length > maximumLength) {
        throw new InputError(
          `pair ${pair.id} (${pair.split}): the ${side} has ${length} tokens, the maximum is ${maximumLength} — ` +
            `leave the pair out, or allow so many by --set maximumLength=${length}`,
        );
      }
    }
    return { pair, source: [...source, EOS], target };
  });
}
