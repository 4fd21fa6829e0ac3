import { batchesOf } from '../batches/batch-stream.ts';
import type { Codecs, Example } from '../batches/example.ts';
import { referencesOf } from '../data/sentence-pair.ts';
import type { Hypothesis } from '../decoding/hypothesis.ts';
import { alignmentRules, byRule } from '../metrics/alignment-rules.ts';
import type { ScoredSentence } from '../metrics/score-groups.ts';
import {
  type BleuSettings,
  countSentence,
  type JudgedSentence,
  type SaidSentence,
} from '../metrics/sentence-counts.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import type { Codec } from '../text/codec.ts';
import { alignReferences, EVALUATION_BATCH, type Translation, translationOf, unitsOf } from './translate.ts';

/** A held-out sentence with what a model made of it. */
export interface Evaluated {
  readonly example: Example;
  readonly hypothesis: Hypothesis;
  /** The hypothesis as text. */
  readonly translation: Translation;
  /** Every right translation that is known; the first is the one that the model is made to say. */
  readonly references: readonly SaidSentence[];
  readonly scored: ScoredSentence;
  /** Where the model looked while it was made to say the reference; absent for a model that does not attend. */
  readonly alignment?: number[][]; // [target units, source units]
}

/** Scores what a model said to every sentence of a split, and reads the alignments of their references. */
export function evaluateSplit(
  model: Seq2Seq,
  examples: readonly Example[],
  hypotheses: readonly Hypothesis[],
  codecs: Codecs,
  bleu: BleuSettings,
): Evaluated[] {
  const alignments = alignReferences(model, examples, codecs);
  return examples.map((example, index): Evaluated => {
    const hypothesis = hypotheses[index]!;
    const translation = translationOf(hypothesis, example, codecs);
    const alignment = alignments?.[index];
    const references = referenceSentences(example, codecs);
    const said = { hypothesis: translation, references, ...(alignment && { weights: alignment }) };
    const scored = scoreSentence(example, said, codecs, bleu);
    return { example, hypothesis, translation, references, scored, ...(alignment && { alignment }) };
  });
}

/** Every right translation that is known; the first is the one that models are made to say. */
export const referenceSentences = ({ pair }: Example, { target }: Codecs): SaidSentence[] =>
  referencesOf(pair).map((text) => saidSentence(text, target));

/** A text of the data as a model would have said it. */
export function saidSentence(text: string, codec: Codec): SaidSentence {
  return { text: codec.tokenizer.normalise(text), units: unitsOf(codec, codec.tokenizer.encode(text)).units };
}

/** What was said to a sentence, held against its references and, where there are weights, its gold alignment. */
export function scoreSentence(
  { pair }: Example,
  { weights, ...said }: Pick<JudgedSentence, 'hypothesis' | 'references'> & { readonly weights?: number[][] },
  { source }: Codecs,
  bleu: BleuSettings,
): ScoredSentence {
  const { tags, alignment: gold, content } = pair;
  const alignment = weights &&
    gold && { links: byRule((rule) => alignmentRules[rule](weights)), gold, ...(content && { content }) };
  return {
    tags,
    sourceLength: unitsOf(source, source.tokenizer.encode(pair.source)).units.length,
    counts: countSentence({ ...said, ...(alignment && { alignment }) }, bleu),
  };
}

/** All examples in batches for teacher-forced scoring. */
export function evaluationBatches(examples: readonly Example[]) {
  return [...batchesOf(examples, EVALUATION_BATCH)].map(({ batch }) => batch);
}
