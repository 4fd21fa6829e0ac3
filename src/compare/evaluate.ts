import { batchesOf } from '../batches/batch-stream.ts';
import type { Codecs, Example } from '../batches/example.ts';
import { referencesOf } from '../data/sentence-pair.ts';
import { alignmentRules, byRule } from '../metrics/alignment-rules.ts';
import type { ScoredSentence } from '../metrics/score-groups.ts';
import { type BleuSettings, countSentence, type SaidSentence } from '../metrics/sentence-counts.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import type { Codec } from '../text/codec.ts';
import { alignReferences, EVALUATION_BATCH, type Translation, translateAll, unitsOf } from './translate.ts';

/** A held-out sentence with what a model made of it. */
export interface Evaluated {
  readonly example: Example;
  readonly translation: Translation;
  /** Every right translation that is known; the first is the one that the model is made to say. */
  readonly references: readonly SaidSentence[];
  readonly scored: ScoredSentence;
  /** Where the model looked while it was made to say the reference; absent for a model that does not attend. */
  readonly alignment?: number[][]; // [target units, source units]
}

/** Translates every sentence of a split, and reads the alignments of its references. */
export function evaluateSplit(
  model: Seq2Seq,
  examples: readonly Example[],
  codecs: Codecs,
  { maximumLength, bleu }: { readonly maximumLength: number; readonly bleu: BleuSettings },
): Evaluated[] {
  const translations = translateAll(model, examples, codecs, maximumLength);
  const alignments = alignReferences(model, examples, codecs);
  return examples.map((example, index): Evaluated => {
    const translation = translations[index]!;
    const alignment = alignments?.[index];
    const references = referencesOf(example.pair).map((text) => saidSentence(text, codecs.target));
    const scored = scoreSentence(example, translation, references, alignment, codecs.source, bleu);
    return { example, translation, references, scored, ...(alignment && { alignment }) };
  });
}

/** A text of the data as a model would have said it. */
function saidSentence(text: string, codec: Codec): SaidSentence {
  return { text: codec.tokenizer.normalise(text), units: unitsOf(codec, codec.tokenizer.encode(text)).units };
}

function scoreSentence(
  { pair }: Example,
  hypothesis: SaidSentence,
  references: readonly SaidSentence[],
  weights: number[][] | undefined,
  source: Codec,
  bleu: BleuSettings,
): ScoredSentence {
  const { tags, alignment: gold, content } = pair;
  const alignment = weights &&
    gold && { links: byRule((rule) => alignmentRules[rule](weights)), gold, ...(content && { content }) };
  return {
    tags,
    sourceLength: unitsOf(source, source.tokenizer.encode(pair.source)).units.length,
    counts: countSentence({ hypothesis, references, ...(alignment && { alignment }) }, bleu),
  };
}

/** All examples in batches for teacher-forced scoring. */
export function evaluationBatches(examples: readonly Example[]) {
  return [...batchesOf(examples, EVALUATION_BATCH)].map(({ batch }) => batch);
}
