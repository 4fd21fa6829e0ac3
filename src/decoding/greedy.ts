import type { Seq2Seq } from '../models/seq2seq.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import { BOS, EOS, PAD } from '../text/special-tokens.ts';
import { Stepper } from './stepper.ts';

export interface GreedyOptions {
  /** The most tokens to say to a sentence, EOS not counted. */
  readonly maximumLength: number;
  /** Whether to return alignments. */
  readonly alignment?: boolean;
}

/** What a model says to one source sentence. */
export interface Hypothesis {
  /** Target ids, without EOS. */
  readonly tokens: readonly number[];
  /**
   * One row for each of `tokens`: where the model looked when it said it, over the tokens of the source sentence, EOS
   * included; a row sums to one. Absent unless asked for, and where a model does not attend.
   */
  readonly alignment?: readonly Float32Array[]; // [tokens, S]
  /** Whether the model came to EOS; false if it had more to say after `maximumLength` tokens. */
  readonly complete: boolean;
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
        sentence.last = mostProbable(said.logits[row]!);
        sentence.complete = sentence.last === EOS;
        if (sentence.complete || step === maximumLength) continue;
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
  return sentences.map(({ tokens, alignment, complete }) => ({ tokens, complete, ...(attends && { alignment }) }));
}

/** The first id with the highest score, PAD and BOS left out; EOS if no score is a number. */
export function mostProbable(logits: Float32Array): number {
  let [best, highest] = [EOS as number, Number.NEGATIVE_INFINITY];
  for (let id = 0; id < logits.length; id++) {
    if (logits[id]! > highest && id !== PAD && id !== BOS) [best, highest] = [id, logits[id]!];
  }
  return best;
}
