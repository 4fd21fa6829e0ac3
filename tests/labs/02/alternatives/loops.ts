import { type Sentence, tokenise } from '../../../../labs/02-text-to-tensors/solution.ts';

// Plain loops, ids as numbers, no Map but one.

export function buildVocabulary(sentences: Sentence[], minimumCount: number): string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    if (sentence.split === 'train') {
      for (const token of tokenise(sentence.text)) counts.set(token, 1 + (counts.get(token) ?? 0));
    }
  }
  const vocabulary = ['<pad>', '<bos>', '<eos>', '<unk>'];
  const most = Math.max(0, ...counts.values());
  for (let count = most; count >= minimumCount; count--) {
    const tokens: string[] = [];
    for (const [token, times] of counts) if (times === count) tokens.push(token);
    tokens.sort();
    for (const token of tokens) vocabulary.push(token);
  }
  return vocabulary;
}

export function encode(tokens: string[], vocabulary: string[]): number[] {
  const ids: number[] = [];
  for (const token of tokens) {
    let id = 3;
    for (let at = 0; at < vocabulary.length; at++) if (vocabulary[at] === token) id = at;
    ids.push(id);
  }
  return ids;
}

export function shiftRight(ids: number[]) {
  const whole = [1, ...ids, 2];
  return { input: whole.slice(0, -1), output: whole.slice(1) };
}

export function padBatch(rows: number[][]): number[][] {
  let longest = 0;
  for (const row of rows) if (row.length > longest) longest = row.length;
  const padded: number[][] = [];
  for (const row of rows) {
    const copy = row.slice();
    while (copy.length < longest) copy.push(0);
    padded.push(copy);
  }
  return padded;
}

export const paddingMask = (ids: number[][]) => ids.map((row) => row.map(Math.sign));
