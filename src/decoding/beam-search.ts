import type { Seq2Seq } from '../models/seq2seq.ts';
import type { PaddedIds } from '../tensor/padded-ids.ts';
import type { RankedHypothesis } from './hypothesis.ts';
import { LENGTH_PENALTY } from './length-penalty.ts';
import { type SearchOptions, SentenceSearch } from './sentence-search.ts';
import { Stepper } from './stepper.ts';

export interface BeamOptions
  extends Pick<SearchOptions, 'width' | 'maximumLength'>,
    Partial<Pick<SearchOptions, 'nBest' | 'lengthPenalty'>> {
  /** Whether to return alignments. */
  readonly alignment?: boolean;
}

/**
 * Beam search (Sutskever et al. 2014, §3.2) with the length penalty of Wu et al. 2016. At each step every hypothesis of
 * a sentence is extended by every token but PAD and BOS. Of the `width` most probable extensions those by EOS have ended
 * and compete for the result; the others go on.
 *
 * - Greedy's hypothesis always goes on and is kept, as one more where the others are more probable. So the best never
 *   scores lower than it, and with a width of 1 nothing but it is found.
 * - A hypothesis stops going on when it cannot come among the `nBest` any more, whatever it would still say; a sentence
 *   leaves the batch when none of its goes on. Stopping so early changes nothing in the result.
 * - After `maximumLength` tokens all that is left must end.
 *
 * What is found for a sentence does not depend on the others in its batch. Of equals the one that was better before is
 * preferred, then the lower id.
 *
 * @param source sentences, each with EOS at its end [B, S]
 * @returns for each source sentence, in their order, its `nBest` hypotheses, fewer if no more were found; the best first
 * @throws RangeError unless 1 ≤ nBest ≤ width, whole numbers, and the length penalty is not negative
 */
export function beamSearch(model: Seq2Seq, source: PaddedIds, options: BeamOptions): RankedHypothesis[][] {
  const { alignment = false, nBest = 1, lengthPenalty = LENGTH_PENALTY, width, maximumLength } = options;
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(nBest) || nBest < 1 || width < nBest) {
    throw new RangeError(`beamSearch: expected 1 ≤ nBest ≤ width, whole numbers; got nBest ${nBest}, width ${width}`);
  }
  if (!(lengthPenalty >= 0))
    throw new RangeError(`beamSearch: the length penalty must be at least 0, got ${lengthPenalty}`);
  const searches = Array.from(
    { length: source.rows },
    () => new SentenceSearch({ width, nBest, lengthPenalty, maximumLength }),
  );
  let active = searches; // whose paths stand in the rows of the batch, sentence after sentence
  const stepper = new Stepper(model, source);
  try {
    while (active.length > 0) {
      const last = active.flatMap(({ alive }) => alive.map(({ token }) => token));
      const said = stepper.step(Int32Array.from(last), { alignment });
      const rows: number[] = [];
      let begin = 0;
      for (const search of active) {
        const end = begin + search.alive.length;
        search.advance(said.logits.slice(begin, end), said.alignment?.slice(begin, end));
        for (const { parent } of search.alive) rows.push(begin + parent);
        begin = end;
      }
      active = active.filter(({ alive }) => alive.length > 0);
      if (active.length > 0) stepper.choose(Int32Array.from(rows));
    }
  } finally {
    stepper.dispose();
  }
  return searches.map((search) => search.hypotheses());
}
