/** A run of words that stand in both sentences, only in the translation (extra) or only in the reference (missing). */
export interface DiffPart {
  readonly kind: 'same' | 'extra' | 'missing';
  readonly words: readonly string[];
}

/** What must change in `translation` to make it `reference`: the fewest words, by the longest common subsequence. */
export function wordDiff(reference: readonly string[], translation: readonly string[]): DiffPart[] {
  const lengths = commonLengths(reference, translation);
  const parts: { kind: DiffPart['kind']; words: string[] }[] = [];
  const add = (kind: DiffPart['kind'], word: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else parts.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < reference.length || j < translation.length) {
    if (i < reference.length && reference[i] === translation[j]) {
      add('same', reference[i]!);
      i++;
      j++;
    } else if (j < translation.length && (lengths[i]![j + 1] ?? -1) >= (lengths[i + 1]?.[j] ?? -1)) {
      add('extra', translation[j++]!);
    } else {
      add('missing', reference[i++]!);
    }
  }
  return parts;
}

/** [i][j]: length of the longest common subsequence of a from i on and b from j on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
