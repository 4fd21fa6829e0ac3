import type { Codecs } from '../batches/example.ts';
import { alignmentScoresOf } from '../metrics/alignment-error-rate.ts';
import { type AlignmentRule, byRule, SCORING_RULE } from '../metrics/alignment-rules.ts';
import { attentionEntropy } from '../metrics/attention-entropy.ts';
import { calibration } from '../metrics/calibration.ts';
import { CHRF_PP } from '../metrics/chrf.ts';
import { addedUp, type Counts } from '../metrics/counts.ts';
import { perplexity } from '../metrics/perplexity.ts';
import { scoresByLength, scoresByTag } from '../metrics/score-groups.ts';
import { intervalsOf, metricNames, scoresOf } from '../metrics/scores.ts';
import type { BleuSettings, SentenceCounts } from '../metrics/sentence-counts.ts';
import { bleuSignature, chrfSignature } from '../metrics/signature.ts';
import { mean } from '../metrics/statistics.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { predictTokens } from '../training/validation-loss.ts';
import { type Evaluated, evaluationBatches } from './evaluate.ts';
import { repeatable } from './repeatable.ts';
import type { SeedResult } from './summary.ts';

/** What a seed's results say of the test split and, by length and by split, of all held-out sentences. */
export type HeldOutScores = Omit<
  SeedResult,
  'seed' | 'steps' | 'sourceTokens' | 'targetTokens' | 'flopsPerTargetToken' | 'trainLoss' | 'validationLoss'
>;

/** @param splits the held-out sentences by split, `test` among them */
export function heldOutScores(
  model: Seq2Seq,
  splits: ReadonlyMap<string, readonly Evaluated[]>,
  { target }: Codecs,
  bleu: BleuSettings,
): HeldOutScores {
  const scored = (split: string) => (splits.get(split) ?? []).map((sentence) => sentence.scored);
  const countsOf = (split: string) => scored(split).map(({ counts }) => counts);
  const test = splits.get('test')!;
  const counts = countsOf('test');
  const { loss, predictions } = predictTokens(model, evaluationBatches(test.map(({ example }) => example)));
  const { aer: _, ...scores } = scoresOf(counts, metricNames, bleu);
  const { lowercase } = target.tokenizer.toJson();
  const signed = { lowercase, references: test.map(({ references }) => references.length) };
  const entropy = attentionEntropy(test.flatMap(({ alignment }) => (alignment ? [alignment] : [])));
  return repeatable({
    perplexity: perplexity(loss),
    ...scores,
    ci: intervalsOf(counts, metricNames, bleu),
    signatures: {
      bleu: bleuSignature(bleu, bleu.tokenize, signed),
      chrf: chrfSignature({}, signed),
      chrfpp: chrfSignature(CHRF_PP, signed),
    },
    tokenAccuracy: mean(predictions.map(({ right }) => (right ? 1 : 0))),
    calibration: calibration(predictions),
    ...alignmentFigures(counts.flatMap(({ alignment }) => alignment ?? [])),
    ...contentAlignmentFigures(counts.flatMap(({ contentAlignment }) => (contentAlignment ? [contentAlignment] : []))),
    ...(entropy && { entropy }),
    // Test sentences are as long as those of training; the longer ones stand in a split of their own.
    byLength: scoresByLength([...scored('test'), ...scored('long')], bleu),
    byTag: scoresByTag(scored('test'), bleu),
    splits: Object.fromEntries([...splits.keys()].map((split) => [split, splitScores(countsOf(split), bleu)])),
  });
}

const SPLIT_METRICS = ['bleu', 'chrf', 'exactMatch', 'aer'] as const;

/** What is said of every split. */
export const splitScores = (sentences: readonly SentenceCounts[], bleu: BleuSettings) => ({
  sentences: sentences.length,
  ...scoresOf(sentences, SPLIT_METRICS, bleu),
});

/** By every rule; nothing where no sentence has an alignment. */
function alignmentFigures(sentences: readonly Record<AlignmentRule, Counts>[]) {
  if (sentences.length === 0) return {};
  const scores = byRule((rule) => alignmentScoresOf(addedUp(sentences.map((counts) => counts[rule]))));
  return { aer: scores[SCORING_RULE], alignmentRules: scores };
}

function contentAlignmentFigures(sentences: readonly Counts[]) {
  return sentences.length === 0 ? {} : { aerContentWords: alignmentScoresOf(addedUp(sentences)) };
}
