import type { Random } from '../../src/base/random.ts';

/** What a language model reads, and what it is to say at each place: the token that stands behind. */
export interface NextTokenPair {
  readonly input: readonly number[];
  readonly target: readonly number[];
}

/**
 * Training examples of any text, without anybody labelling it: the text cut into windows of `length` tokens, each with
 * the same window one token later as its target.
 *
 *     input    x₀ … xₙ₋₁     xₙ   … x₂ₙ₋₁    …
 *     target   x₁ … xₙ       xₙ₊₁ … x₂ₙ      …        n = length
 *
 * Every token but the first is a target once, and only once. The last window may be shorter.
 *
 * @param ids the tokens of a text, one after the other
 * @returns no pair if there are fewer than two tokens
 */
export function nextTokenPairs(ids: readonly number[], length: number): NextTokenPair[] {
  // TODO begin a window at 0, length, 2 · length … as long as a token stands behind its first
  throw new Error(
    'nextTokenPairs is not written yet: begin a window at 0, length, 2 · length … as long as a token stands behind its first',
  );
}

export interface SampleOptions {
  /** τ > 0: below 1 the probable becomes more probable, above 1 all become more alike. */
  readonly temperature: number;
  /** How many of the most probable tokens may be drawn; 1 is greedy. */
  readonly topK: number;
}

/**
 * Draws the next token. Of the `topK` tokens with the largest logits, token v with the probability
 *
 *     p(v) = exp(logits(v) / τ) / Σ exp(logits(w) / τ)        Σ over those topK
 *
 * and no other. One number of [0, 1) decides: add up p from token to token until the sum exceeds it.
 *
 * @param logits unnormalised log-probabilities of all V tokens, which may be in the thousands; stay as they are
 * @param random its `uniform()` gives a number of [0, 1)
 * @returns the id of the token drawn
 */
export function sample(logits: readonly number[], { temperature, topK }: SampleOptions, random: Random): number {
  // TODO find the topK largest logits, make probabilities of them (the largest taken off before exp), and walk along them until their sum exceeds one draw
  throw new Error(
    'sample is not written yet: find the topK largest logits, make probabilities of them (the largest taken off before exp), and walk along them until their sum exceeds one draw',
  );
}
