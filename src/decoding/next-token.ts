import { BOS, EOS, PAD } from '../text/special-tokens.ts';

/**
 * The most probable next tokens, the best first and of equals the one with the lower id; never PAD or BOS. EOS alone if
 * no score is a number.
 *
 * @param logits scores of the next token [V]
 * @param count how many; fewer if there are no more
 */
export function mostProbable(logits: Float32Array, count: number): number[] {
  const best: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY; // what a token must exceed to be among them
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id]!;
    if (!(logit > lowest) || id === PAD || id === BOS) continue;
    let rank = Math.min(best.length, count - 1);
    for (; rank > 0 && logit > logits[best[rank - 1]!]!; rank--) best[rank] = best[rank - 1]!;
    best[rank] = id;
    if (best.length === count) lowest = logits[best[count - 1]!]!;
  }
  return best.length > 0 ? best : [EOS];
}

/**
 * ln Σ exp(logits), in double precision and safe from overflow. A token's logit less this is the natural logarithm of
 * its probability under the softmax (PAD and BOS have their share of that, as they have in the loss).
 */
export function logSumExp(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  // By index: that is twice as fast as an iterator, and decoding spends much of its time here.
  for (let id = 0; id < logits.length; id++) if (logits[id]! > highest) highest = logits[id]!;
  let sum = 0;
  for (let id = 0; id < logits.length; id++) sum += Math.exp(logits[id]! - highest);
  return highest + Math.log(sum);
}
