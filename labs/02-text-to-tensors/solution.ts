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
  // #region buildVocabulary: count the tokens of the training sentences, drop the rare ones, sort, and put the special tokens first
  const counts = new Map<string, number>();
  for (const { split, text } of sentences) {
    if (split !== 'train') continue;
    for (const token of tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= minimumCount);
  kept.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return [...specialTokens, ...kept.map(([token]) => token)];
  // #endregion
}

/**
 * The id of each token; UNK for one that the vocabulary does not have.
 *
 * @param tokens [n]
 * @returns ids [n]
 */
export function encode(tokens: readonly string[], vocabulary: readonly string[]): number[] {
  // #region encode: look up the place of each token in the vocabulary
  const ids = new Map(vocabulary.map((token, id) => [token, id]));
  return tokens.map((token) => ids.get(token) ?? UNK);
  // #endregion
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
  // #region shiftRight: put BOS before what is read and EOS behind what is said
  return { input: [BOS, ...ids], output: [...ids, EOS] };
  // #endregion
}

/**
 * Rows of one length, which a tensor needs: each filled up with PAD on the right to the longest of them.
 *
 * @param rows ids of B sentences; stay as they are
 * @returns [B][T], T being the length of the longest
 */
export function padBatch(rows: readonly (readonly number[])[]): number[][] {
  // #region padBatch: find the longest row and fill up the others with PAD on the right
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<number>(columns - row.length).fill(PAD)]); // [B][T]
  // #endregion
}

/**
 * Which places of a padded batch hold a token: 1 there, 0 on padding. Attention looks at nothing else, and the loss counts
 * nothing else.
 *
 * @param ids [B][T]
 * @returns [B][T]
 */
export function paddingMask(ids: readonly (readonly number[])[]): number[][] {
  // #region paddingMask: say 1 or 0 for every place
  return ids.map((row) => row.map((id) => (id === PAD ? 0 : 1)));
  // #endregion
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
  // #region mergeStep: count each pair of neighbours as often as its word occurs, choose the most frequent, and join it in every word, skipping its right piece
  const counts = new Map<string, number>();
  for (const { pieces, count } of words) {
    for (const [i, right] of pieces.entries()) {
      if (i === 0) continue;
      const key = `${pieces[i - 1]} ${right}`; // no piece has a blank in it
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  const [best] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  if (!best) return { pair: null, words };
  const [left, right] = best[0].split(' ') as [string, string];
  const join = (pieces: readonly string[]) => {
    const joined: string[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const found = pieces[i] === left && pieces[i + 1] === right;
      joined.push(found ? left + right : pieces[i]!);
      if (found) i++;
    }
    return joined;
  };
  return { pair: [left, right], words: words.map(({ pieces, count }) => ({ pieces: join(pieces), count })) };
  // #endregion
}
