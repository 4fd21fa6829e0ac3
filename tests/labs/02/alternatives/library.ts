import { type Sentence, tokenise, type Word } from '../../../../labs/02-text-to-tensors/solution.ts';
import { padIds } from '../../../../src/batches/collate.ts';
import { Vocabulary } from '../../../../src/text/vocabulary.ts';

// What the library of this project says to the same.

const ofLibrary = (tokens: readonly string[]) => Vocabulary.fromJson({ tokens: [...tokens] });

export function buildVocabulary(sentences: Sentence[], minimumCount: number): string[] {
  const training = sentences.filter(({ split }) => split === 'train').map(({ text }) => tokenise(text));
  const occurrences = (token: string) => training.flat().filter((other) => other === token).length;
  const { tokens } = Vocabulary.fit(training).toJson();
  return tokens.filter((token, id) => id < 4 || occurrences(token) >= minimumCount);
}

export const encode = (tokens: string[], vocabulary: string[]) =>
  tokens.map((token) => ofLibrary(vocabulary).idOf(token));

export function padBatch(rows: number[][]): number[][] {
  const { ids, columns } = padIds(rows);
  return rows.map((_, row) => [...ids.slice(row * columns, (row + 1) * columns)]);
}

/** By text: each word as `|piece|piece|`, in which a pair is replaced. */
export function mergeStep(words: Word[]) {
  const pairs = words.flatMap(({ pieces, count }) =>
    pieces.slice(1).map((right, i) => ({ left: pieces[i]!, right, count })),
  );
  if (pairs.length === 0) return { pair: null, words };
  const total = (left: string, right: string) =>
    pairs.filter((pair) => pair.left === left && pair.right === right).reduce((sum, { count }) => sum + count, 0);
  let best = pairs[0]!;
  for (const pair of pairs) {
    const [ours, theirs] = [total(pair.left, pair.right), total(best.left, best.right)];
    const earlier = pair.left < best.left || (pair.left === best.left && pair.right < best.right);
    if (ours > theirs || (ours === theirs && earlier)) best = pair;
  }
  const joined = (pieces: readonly string[]) =>
    `|${pieces.join('||')}|`
      .replaceAll(`|${best.left}||${best.right}|`, `|${best.left}${best.right}|`)
      .slice(1, -1)
      .split('||');
  return {
    pair: [best.left, best.right],
    words: words.map(({ pieces, count }) => ({ count, pieces: joined(pieces) })),
  };
}
