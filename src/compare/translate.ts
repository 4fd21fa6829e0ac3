import { batchesOf } from '../batches/batch-stream.ts';
import type { Codecs, Example } from '../batches/example.ts';
import { forcedAlignment } from '../decoding/forced-alignment.ts';
import type { Hypothesis } from '../decoding/hypothesis.ts';
import { foldToWords, withoutSpecials } from '../metrics/alignment.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import type { Codec } from '../text/codec.ts';

/** Sentences that go through a model together when nothing is trained. */
export const EVALUATION_BATCH = 64;

/** What a model says to a sentence, read as text. */
export interface Translation {
  readonly text: string;
  /** What metrics count: words, or letters where a model spells letter by letter. */
  readonly units: readonly string[];
  /** Rows are target units, columns source units; each row sums to one. Absent for a model that does not attend. */
  readonly alignment?: number[][];
}

/** The units of a text in which it is scored and in which matrices are labelled. */
interface Units {
  readonly units: readonly string[];
  /** For each token the index of its unit. */
  readonly unitOf: readonly number[];
}

/** Words; but letters where a model spells letter by letter, since a whole date as one word would show nothing. */
export function unitsOf(codec: Codec, tokens: readonly string[]): Units {
  if (codec.tokenizer.kind === 'character') return { units: tokens, unitOf: tokens.map((_, index) => index) };
  const { words, wordOf } = codec.groupIntoWords(tokens);
  return { units: words, unitOf: wordOf };
}

/** Shortest and longest source sentence, in units. */
export function sourceLengthRange(examples: readonly Example[], source: Codec): [number, number] {
  const lengths = examples.map(({ pair }) => unitsOf(source, source.tokenizer.encode(pair.source)).units.length);
  return [Math.min(...lengths), Math.max(...lengths)];
}

/** What a model said to the source of `example`. */
export function translationOf({ tokens, alignment }: Hypothesis, example: Example, codecs: Codecs): Translation {
  const said = codecs.target.tokensOf(tokens);
  return {
    text: codecs.target.tokenizer.decode(said),
    units: unitsOf(codecs.target, said).units,
    ...(alignment && { alignment: alignUnits(alignment, example, said, codecs) }),
  };
}

/** Where a model looks while it is made to say the references, in their order; undefined if it does not attend. */
export function alignReferences(
  model: Seq2Seq,
  examples: readonly Example[],
  codecs: Codecs,
): number[][][] | undefined {
  const alignments: number[][][] = [];
  for (const { batch, indices } of batchesOf(examples, EVALUATION_BATCH)) {
    const forced = forcedAlignment(model, batch);
    if (!forced) return undefined;
    for (const [row, weights] of forced.entries()) {
      const example = examples[indices[row]!]!;
      const said = example.target.map((id) => codecs.target.vocabulary.tokenOf(id));
      alignments[indices[row]!] = alignUnits(weights, example, said, codecs);
    }
  }
  return alignments;
}

/** Attention over tokens → over units: without BOS and EOS, renormalised, pieces folded to words. */
function alignUnits(
  weights: readonly Float32Array[],
  { pair }: Example,
  said: readonly string[],
  codecs: Codecs,
): number[][] {
  const source = unitsOf(codecs.source, codecs.source.tokenizer.encode(pair.source));
  const target = unitsOf(codecs.target, said);
  const inside = withoutSpecials(weights, source.unitOf.length, target.unitOf.length);
  return foldToWords(inside, source.unitOf, target.unitOf);
}
