import type * as tf from '@tensorflow/tfjs';
import type { GoldAlignment, Link } from '../../src/data/sentence-pair.ts';
import type { DecoderLayerParameters } from '../../src/models/transformer-parameters.ts';
import { feedForward } from '../../src/nn/feed-forward.ts';
import { linear } from '../../src/ops/linear.ts';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import type { EncoderStates } from '../../src/ops/lstm-decoder.ts';
import { crossAttend } from './head-by-head.ts';
import type { AttentiveStepParameters, Labs } from './parts.ts';

// B batch · S source length · T target length · D width · E encoder output width · A attention width · H heads

/** A sentence as a list of words. */
export type Words = readonly string[];

/**
 * The n-grams of a translation, and how many of them a reference has too (Papineni et al. 2002, §2.1). An n-gram matches
 * at most as often as the one reference that has it most often: "the the the" does not match "the" three times.
 *
 * @param references of this sentence, at least one
 * @param n words in an n-gram
 * @returns matches ≤ total; both are 0 for a translation of fewer than n words
 */
export function clippedMatches(
  translation: Words,
  references: readonly Words[],
  n: number,
): { matches: number; total: number } {
  // TODO count each n-gram of the translation, clip each count to the most that one reference has, add up
  throw new Error(
    'clippedMatches is not written yet: count each n-gram of the translation, clip each count to the most that one reference has, add up',
  );
}

/** How often each run of n words stands in a sentence. */
function countNgrams(words: Words, n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= words.length; i++) {
    const ngram = words.slice(i, i + n).join('\u0000');
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/**
 * BLEU of a whole corpus (Papineni et al. 2002, §2.3), from 0 to 100, of n-grams up to four words:
 *
 *     BLEU = 100 · BP · exp(Σ_n log p_n / 4)        BP = 1 if c ≥ r, else exp(1 − r/c)
 *
 * p_n is the matches of all sentences together divided by their totals ({@link clippedMatches}), c the length of all
 * translations and r that of their references: of several references of a sentence the one whose length is nearest to
 * the translation's, of two that are equally near the shorter. No smoothing: without a match of some order it is 0.
 *
 * @param translations one for each sentence
 * @param references for each sentence at least one
 */
export function bleu(translations: readonly Words[], references: readonly (readonly Words[])[]): number {
  // TODO add matches, totals and lengths up over all sentences first; then four precisions, their geometric mean, BP
  throw new Error(
    'bleu is not written yet: add matches, totals and lengths up over all sentences first; then four precisions, their geometric mean, BP',
  );
}

/**
 * Alignment error rate of a whole corpus (Och & Ney 2003, §6), from 0 (nothing wrong) to 1:
 *
 *     AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|)
 *
 * A are the predicted links of all sentences, S the sure ones, P the possible ones, to which the sure ones belong too. A
 * link that is predicted twice counts once. 0 if there is neither a predicted nor a sure link.
 *
 * @param predicted links [source word, target word] of each sentence
 * @param gold of each sentence; its `possible` need not repeat its `sure`
 */
export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  // TODO turn links into keys of a Set; count A, S, A ∩ S and A ∩ P over all sentences; divide last
  throw new Error(
    'alignmentErrorRate is not written yet: turn links into keys of a Set; count A, S, A ∩ S and A ∩ P over all sentences; divide last',
  );
}

/**
 * One step of the recurrent decoder (Bahdanau, Cho, Bengio 2015, A.1.2), made of your own parts of labs 04 and 05:
 *
 *     c, α = attend(additiveScores(s, keys), states)        s' = lstmStep(y W + b + c C, s)
 *
 * `linear(x, W, b)` of the library is x W + b; the bias may be left out.
 *
 * @param word y, the vector of the word before [B, I]
 * @param state s with its cell, before the step; its hidden state is the query
 * @param memory the encoder's states [B, S, E], their keys [B, S, A] and the lengths, int32 [B]
 * @returns the state after the step, the context c [B, E] and the weights α [B, S]
 */
export function attentiveStep(
  labs: Pick<Labs, '04' | '05'>,
  word: tf.Tensor2D,
  state: LstmState,
  { states, keys, lengths }: EncoderStates,
  { inputKernel, recurrentKernel, bias, contextKernel, attention }: AttentiveStepParameters,
): { state: LstmState; context: tf.Tensor2D; weights: tf.Tensor2D } {
  // TODO score the keys by the state before the step, attend, add word and context up to the gates' input
  throw new Error(
    "attentiveStep is not written yet: score the keys by the state before the step, attend, add word and context up to the gates' input",
  );
}

/**
 * One decoder block of a Transformer, with the layer norm before each of its three sublayers, made of your own parts of
 * labs 03 and 07:
 *
 *     g = y + selfAttention(LN(y))      h = g + crossAttention(LN(g), source)      output = h + feedForward(LN(h))
 *
 * No word sees one behind it. `crossAttend` of this folder is your attention of lab 03, head by head; `feedForward` is the
 * library's. Each sublayer's own norm is its `norm`.
 *
 * @param y the words so far [B, T, D]
 * @param source the encoder's output [B, S, D]
 * @param visible 1 for the real tokens of each source sentence, 0 for padding [B, 1, S]
 * @returns output [B, T, D], and where it looked: selfWeights [B, H, T, T], crossWeights [B, H, T, S]
 */
export function decoderBlock(
  labs: Labs,
  y: tf.Tensor3D,
  source: tf.Tensor3D,
  visible: tf.Tensor3D,
  { self, cross, feedForward: network }: DecoderLayerParameters,
  heads: number,
): { output: tf.Tensor3D; selfWeights: tf.Tensor4D; crossWeights: tf.Tensor4D } {
  // TODO three times normalise, apply the sublayer, add; attention to its own words needs your causal mask
  throw new Error(
    'decoderBlock is not written yet: three times normalise, apply the sublayer, add; attention to its own words needs your causal mask',
  );
}
