import { BOS, EOS, PAD, specialTokens, UNK } from '../../src/text/special-tokens.ts';

/** A sentence of a corpus, and the split it belongs to. */
export interface Sentence {
  readonly split: string; // train, validation or test
  readonly text: string;
}

/** Words and punctuation marks in small letters: "L'eau!" → l ' eau ! */
export function tokenise(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+|\S/gu) ?? []
  );
}

/**
 * The vocabulary of a corpus, a token's id being its place. The four special tokens come first (PAD 0, BOS 1, EOS 2,
 * UNK 3), then the tokens of the training split that occur at least `minimumCount` times in it: the frequent ones first,
 * those of one frequency in string order (`<`).
 *
 * @returns tokens [V]
 */
export function buildVocabulary(sentences: readonly Sentence[], minimumCount: number): string[] {
  // TODO count the tokens of the training sentences, drop the rare ones, sort, and put the special tokens first
  throw new Error(
    'buildVocabulary is not written yet: count the tokens of the training sentences, drop the rare ones, sort, and put the special tokens first',
  );
}

/**
 * The id of each token; UNK for one that the vocabulary does not have.
 *
 * @param tokens [n]
 * @returns ids [n]
 */
export function encode(tokens: readonly string[], vocabulary: readonly string[]): number[] {
  // TODO look up the place of each token in the vocabulary
  throw new Error('encode is not written yet: look up the place of each token in the vocabulary');
}

/**
 * What a decoder reads and what it is to say, of one target sentence: at every place the word behind the one just read.
 *
 *     input   BOS y₁ … yₘ
 *     output  y₁ … yₘ EOS
 *
 * @param ids y₁ … yₘ; stays as it is
 */
export function shiftRight(ids: readonly number[]): { readonly input: number[]; readonly output: number[] } {
  // TODO put BOS before what is read and EOS behind what is said
  throw new Error('shiftRight is not written yet: put BOS before what is read and EOS behind what is said');
}

/**
 * Rows of one length, which a tensor needs: each filled up with PAD on the right to the longest of them.
 *
 * @param rows ids of B sentences; stay as they are
 * @returns [B][T], T being the length of the longest
 */
export function padBatch(rows: readonly (readonly number[])[]): number[][] {
  // TODO find the longest row and fill up the others with PAD on the right
  throw new Error('padBatch is not written yet: find the longest row and fill up the others with PAD on the right');
}

/**
 * Which places of a padded batch hold a token: 1 there, 0 on padding. Attention looks at nothing else, and the loss counts
 * nothing else.
 *
 * @param ids [B][T]
 * @returns [B][T]
 */
export function paddingMask(ids: readonly (readonly number[])[]): number[][] {
  // TODO say 1 or 0 for every place
  throw new Error('paddingMask is not written yet: say 1 or 0 for every place');
}

/** A word cut into pieces, and how often it occurs in the training split. */
export interface Word {
  readonly pieces: readonly string[];
  readonly count: number;
}

/**
 * One step of byte-pair encoding (Sennrich, Haddow, Birch 2016, Algorithm 1): the pair of neighbours that is most frequent
 * in the whole corpus becomes one piece wherever it stands, from the left: a a a → aa a. Of equally frequent pairs it is
 * the first by its left piece, then by its right, in string order (`<`).
 *
 * @param words stay as they are
 * @returns the pair and the words after it; `null` and the words as they are if no word has two pieces
 */
export function mergeStep(words: readonly Word[]): {
  readonly pair: readonly [left: string, right: string] | null;
  readonly words: readonly Word[];
} {
  // TODO count each pair of neighbours as often as its word occurs, choose the most frequent, and join it in every word, skipping its right piece
  throw new Error(
    'mergeStep is not written yet: count each pair of neighbours as often as its word occurs, choose the most frequent, and join it in every word, skipping its right piece',
  );
}
