/** Two neighbouring pieces that are made one. */
export type Merge = readonly [left: string, right: string];

/**
 * Ends every piece but the last of a word, as in the files of subword-nmt: "étu@@ diant". No word token of two
 * characters or more ends so, hence no last piece does.
 */
const CONTINUES = '@@';

export const isContinued = (piece: string) => piece.endsWith(CONTINUES) && piece.length > CONTINUES.length;

/** The text of a piece without its mark. */
export const pieceText = (piece: string) => (isContinued(piece) ? piece.slice(0, -CONTINUES.length) : piece);

/** One key for a pair of pieces; no piece has a blank in it. */
export const pairKey = (left: string, right: string) => `${left} ${right}`;

/** The characters (code points) of a word as pieces. */
export function charactersOf(word: string): string[] {
  const characters = Array.from(word);
  return characters.map((character, i) => (i < characters.length - 1 ? character + CONTINUES : character));
}

/** The pieces with every `left right`, from the left, made one. */
export function mergePair(pieces: readonly string[], [left, right]: Merge): string[] {
  const merged: string[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const found = pieces[i] === left && pieces[i + 1] === right;
    merged.push(found ? pieceText(left) + right : pieces[i]!);
    if (found) i++;
  }
  return merged;
}

/** A pair of neighbours, how often it occurs, and the words it occurs in (or has occurred in). */
interface Pair {
  readonly key: string;
  readonly merge: Merge;
  count: number;
  readonly words: Set<number>;
}

/**
 * The merges of byte-pair encoding (Sennrich, Haddow, Birch 2016, Algorithm 1): the most frequent pair of neighbours
 * becomes one piece, again and again. Ties go to the pair that comes first in JavaScript's string order; a pair that
 * occurs only once is not merged.
 *
 * @param counts how often each word occurs in the training split
 */
export function learnMerges(counts: ReadonlyMap<string, number>, maximumMerges: number): Merge[] {
  const words = Array.from(counts, ([word, count]) => ({ pieces: charactersOf(word), count }));
  const pairs = new Map<string, Pair>();
  const countPairs = (index: number, sign: 1 | -1) => {
    const { pieces, count } = words[index]!;
    for (let i = 0; i + 1 < pieces.length; i++) {
      const merge: Merge = [pieces[i]!, pieces[i + 1]!];
      const key = pairKey(...merge);
      const pair = pairs.get(key) ?? { key, merge, count: 0, words: new Set() };
      pair.count += sign * count;
      if (sign === 1) pair.words.add(index);
      if (pair.count > 0) pairs.set(key, pair);
      else pairs.delete(key);
    }
  };
  for (const index of words.keys()) countPairs(index, 1);

  const merges: Merge[] = [];
  while (merges.length < maximumMerges) {
    let best: Pair | undefined;
    for (const pair of pairs.values()) {
      const tied = pair.count === best?.count;
      if (tied ? pair.key < best!.key : pair.count > (best?.count ?? 1)) best = pair;
    }
    if (!best) break;
    merges.push(best.merge);
    // Only words that have the pair are counted anew.
    for (const index of [...best.words]) {
      countPairs(index, -1);
      words[index]!.pieces = mergePair(words[index]!.pieces, best.merge);
      countPairs(index, 1);
    }
  }
  return merges;
}
