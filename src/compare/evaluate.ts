import { batchesOf } from '../batches/batch-stream.ts';
import type { Codecs, Example } from '../batches/example.ts';
import { referencesOf } from '../data/sentence-pair.ts';
import { argmaxLinks } from '../metrics/alignment-error-rate.ts';
import { perplexity } from '../metrics/perplexity.ts';
import {
  alignmentScoresOf,
  contentAlignmentScoresOf,
  type ScoredSentence,
  scoresByLength,
  scoresByTag,
  scoresOf,
} from '../metrics/scores.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { validationLoss } from '../training/validation-loss.ts';
import type { SeedResult } from './summary.ts';
import { alignReferences, EVALUATION_BATCH, type Translation, translateAll, unitsOf } from './translate.ts';

/** A held-out sentence with what a model made of it. */
export interface Evaluated {
  readonly example: Example;
  readonly translation: Translation;
  readonly scored: ScoredSentence;
  /** Where the model looked while it was made to say the reference; absent for a model that does not attend. */
  readonly alignment?: number[][]; // [target units, source units]
}

/** Translates every sentence of a split, and reads the alignments of its references. */
export function evaluateSplit(
  model: Seq2Seq,
  examples: readonly Example[],
  codecs: Codecs,
  maximumLength: number,
): Evaluated[] {
  const translations = translateAll(model, examples, codecs, maximumLength);
  const alignments = alignReferences(model, examples, codecs);
  return examples.map((example, index) => {
    const translation = translations[index]!;
    const alignment = alignments?.[index];
    const scored = scoredSentence(example, translation, alignment, codecs);
    return { example, translation, scored, ...(alignment && { alignment }) };
  });
}

function scoredSentence(
  { pair }: Example,
  translation: Translation,
  alignment: number[][] | undefined,
  { source, target }: Codecs,
): ScoredSentence {
  return {
    tags: pair.tags,
    sourceLength: unitsOf(source, source.tokenizer.encode(pair.source)).units.length,
    hypothesis: translation.units,
    references: referencesOf(pair).map((text) => unitsOf(target, target.tokenizer.encode(text)).units),
    ...(alignment &&
      pair.alignment && {
        alignment: {
          links: argmaxLinks(alignment), // each target word is linked to the source word that it looks at most
          gold: pair.alignment,
          ...(pair.content && { content: pair.content }),
        },
      }),
  };
}

/** The figures of one seed that come from held-out sentences; those without a split's name are of the test split. */
export type HeldOutScores = Pick<
  SeedResult,
  'perplexity' | 'bleu' | 'exactMatch' | 'tokenAccuracy' | 'aer' | 'aerContentWords' | 'byLength' | 'byTag' | 'splits'
>;

/** @param splits the held-out sentences by split, `test` among them */
export function heldOutScores(model: Seq2Seq, splits: ReadonlyMap<string, readonly Evaluated[]>): HeldOutScores {
  const scored = (split: string) => (splits.get(split) ?? []).map((sentence) => sentence.scored);
  const test = scored('test');
  const examples = splits.get('test')!.map(({ example }) => example);
  const { loss, tokenAccuracy } = validationLoss(model, evaluationBatches(examples));
  const { bleu, exactMatch } = scoresOf(test);
  const aer = alignmentScoresOf(test);
  const aerContentWords = contentAlignmentScoresOf(test);
  return repeatable({
    perplexity: perplexity(loss),
    bleu,
    exactMatch,
    tokenAccuracy,
    ...(aer && { aer }),
    ...(aerContentWords && { aerContentWords }),
    // Test sentences are as long as those of training; the longer ones stand in a split of their own.
    byLength: scoresByLength([...test, ...scored('long')]),
    byTag: scoresByTag(test),
    splits: Object.fromEntries([...splits.keys()].map((split) => [split, scoresOf(scored(split))])),
  });
}

/** All examples in batches for teacher-forced scoring. */
export function evaluationBatches(examples: readonly Example[]) {
  return [...batchesOf(examples, EVALUATION_BATCH)].map(({ batch }) => batch);
}

/**
 * The same numbers with eight digits: Math.log and Math.exp may differ between engines in the last bit, and files are to
 * be the same byte for byte.
 */
function repeatable<T>(value: T): T {
  if (typeof value === 'number') return Number(value.toPrecision(8)) as T;
  if (Array.isArray(value)) return value.map(repeatable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, repeatable(item)])) as T;
}
