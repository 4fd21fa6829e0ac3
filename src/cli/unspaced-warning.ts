import type { SentencePair } from '../data/sentence-pair.ts';
import { isUnspaced } from '../text/unspaced.ts';

/** What to tell whoever lets the word tokenizer read a language that writes no blanks; nothing where all is well. */
export function unspacedWarning(pairs: readonly SentencePair[]): string {
  return (['source', 'target'] as const)
    .filter((side) => isUnspaced(pairs.map((pair) => pair[side])))
    .map(
      (side) =>
        `warning: the ${side} writes no blanks between words (${pairs[0]![side]}), and the word tokenizer takes what ` +
        'stands between blanks for one word — train with --tokenizer character, or with --tokenizer bpe\n',
    )
    .join('');
}
