import type { Example } from '../batches/example.ts';
import { nearestNeighbours } from '../metrics/nearest-neighbour.ts';
import { intervalsOf, metricNames, scoresOf } from '../metrics/scores.ts';
import type { BleuSettings } from '../metrics/sentence-counts.ts';
import { wordsOf } from '../text/word-tokenizer.ts';
import { referenceSentences, saidSentence, scoreSentence } from './evaluate.ts';
import { splitScores } from './held-out-scores.ts';
import type { PreparedTask } from './prepare-task.ts';
import { repeatable } from './repeatable.ts';
import type { BaselineScores } from './summary.ts';

/**
 * Retrieves instead of translating: says to each held-out sentence the translation of the training sentence that is most
 * like it (see {@link nearestNeighbours}) by the words they share, capitals aside; for a character tokenizer, by the
 * pairs of neighbouring characters. What a model has to beat that has learned more than its training sentences.
 */
export function nearestNeighbourBaseline(
  { training, heldOut, codecs }: PreparedTask,
  bleu: BleuSettings,
): BaselineScores {
  const featuresOf = codecs.source.tokenizer.kind === 'character' ? characterPairs : wordsOf;
  const features = ({ pair }: Example) => featuresOf(pair.source.toLowerCase());
  const known = training.map(features);
  const countsOf = (examples: readonly Example[]) => {
    const nearest = nearestNeighbours(known, examples.map(features));
    return examples.map((example, i) => {
      const hypothesis = saidSentence(training[nearest[i]!]!.pair.target, codecs.target);
      const references = referenceSentences(example, codecs);
      return scoreSentence(example, { hypothesis, references }, codecs, bleu).counts;
    });
  };
  const splits = new Map(Array.from(heldOut, ([split, examples]) => [split, countsOf(examples)]));
  const test = splits.get('test')!;
  const { aer: _, ...scores } = scoresOf(test, metricNames, bleu);
  return repeatable({
    ...scores,
    ci: intervalsOf(test, metricNames, bleu),
    splits: Object.fromEntries(Array.from(splits, ([split, counts]) => [split, splitScores(counts, bleu)])),
  });
}

function characterPairs(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, i) => characters[i]! + character);
}
