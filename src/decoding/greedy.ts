import type { Seq2Seq } from '../models/seq2seq.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { BOS, EOS } from '../text/special-tokens.ts';
import type { Hypothesis } from './hypothesis.ts';
import { logSumExp, mostProbable } from './next-token.ts';
import { Stepper } from './stepper.ts';

export interface GreedyOptions {
  /** The most tokens to say to a sentence, EOS not counted. */
  readonly maximumLength: number;
  /** Whether to return alignments. */
  readonly alignment?: boolean;
}

/**
 * Finished sentences leave the batch once they are this share of it. Leaving copies what is cached of the others, which
 * costs about a tenth of a step.
 */
const FINISHED_SHARE = 1 / 8;

/**
 * Greedy decoding: at each step every sentence takes its most probable next token (the first of equals; never PAD or
 * BOS) until that is EOS. What is said to a sentence does not depend on the others in its batch.
 *
 * @param source sentences, each with EOS at its end [B, S]
 * @returns one hypothesis for each source sentence, in their order
 */
export function greedy(model: Seq2Seq, source: PaddedIds, options: GreedyOptions): Hypothesis[] {
  const { maximumLength, alignment = false } = options;
  const sentences = Array.from({ length: source.rows }, () => ({
    last: BOS as number,
    tokens: [] as number[],
    logProbabilities: [] as number[],
    alignment: [] as Float32Array[],
    complete: false,
  }));
  let active = sentences; // the sentence in each row of the batch
  let attends = false;
  const stepper = new Stepper(model, source);
  try {
    for (let step = 0; step <= maximumLength && active.length > 0; step++) {
      const last = Int32Array.from(active, (sentence) => sentence.last);
      const said = stepper.step(last, { alignment });
      attends = said.alignment !== undefined;
      for (const [row, sentence] of active.entries()) {
        if (sentence.complete) continue;
        const logits = said.logits[row]!;
        sentence.last = mostProbable(logits, 1)[0]!;
        sentence.complete = sentence.last === EOS;
        const ends = sentence.complete || step === maximumLength;
        sentence.logProbabilities.push(logits[ends ? EOS : sentence.last]! - logSumExp(logits));
        if (ends) continue;
        sentence.tokens.push(sentence.last);
        if (said.alignment) sentence.alignment.push(said.alignment[row]!);
      }
      const unfinished = Int32Array.from(active.keys()).filter((row) => !active[row]!.complete);
      if (unfinished.length > (1 - FINISHED_SHARE) * active.length) continue;
      active = Array.from(unfinished, (row) => active[row]!);
      if (active.length > 0) stepper.choose(unfinished);
    }
  } finally {
    stepper.dispose();
  }
  return sentences.map(({ last: _, alignment, ...said }) => ({ ...said, ...(attends && { alignment }) }));
}
