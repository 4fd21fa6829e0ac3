import type { SentenceLine } from '../../src/compare/run-files.ts';
import type { Link } from '../../src/data/sentence-pair.ts';
import { judged, right } from '../metrics/judged.ts';

/** A line of sentences.jsonl: what a model made of the sentence whose translation is `right`. */
export const testSentence = (id: string, translation: readonly string[], links?: readonly Link[]): SentenceLine => ({
  ...{ id, split: 'test', source: ['i', 'see', 'him', 'well'], references: [right], translation },
  counts: judged(translation, links),
});
