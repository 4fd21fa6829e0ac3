import type * as solution from '../../../../labs/08-comparison/solution.ts';

// Lists in place of maps: a matched n-gram is struck out, so that none matches twice.

const ngrams = (words: solution.Words, n: number) =>
  words.flatMap((_, i) => (i + n <= words.length ? [JSON.stringify(words.slice(i, i + n))] : []));

/** How often one list has what the other has, each item once. */
const count = (ngram: string, list: readonly string[]) => list.filter((other) => other === ngram).length;

export const clippedMatches: typeof solution.clippedMatches = (translation, references, n) => {
  const said = ngrams(translation, n);
  const lists = references.map((reference) => ngrams(reference, n));
  const isMatch = (ngram: string, i: number) => {
    const before = count(ngram, said.slice(0, i));
    return lists.some((list) => count(ngram, list) > before);
  };
  return { matches: said.filter(isMatch).length, total: said.length };
};

/** As a product of fourth roots, sentence by sentence. */
export const bleu: typeof solution.bleu = (translations, references) => {
  const sums = { matches: [0, 0, 0, 0], total: [0, 0, 0, 0], said: 0, wanted: 0 };
  for (let i = 0; i < translations.length; i++) {
    for (let n = 1; n <= 4; n++) {
      const { matches, total } = clippedMatches(translations[i]!, references[i]!, n);
      sums.matches[n - 1]! += matches;
      sums.total[n - 1]! += total;
    }
    const { length } = translations[i]!;
    let best = Number.POSITIVE_INFINITY;
    for (const reference of references[i]!) {
      const [closer, now] = [Math.abs(reference.length - length), Math.abs(best - length)];
      if (closer < now || (closer === now && reference.length < best)) best = reference.length;
    }
    sums.said += length;
    sums.wanted += best;
  }
  let product = 1;
  for (const [i, matches] of sums.matches.entries()) product *= (matches / Math.max(1, sums.total[i]!)) ** 0.25;
  const shortage = Math.max(0, sums.wanted / Math.max(1, sums.said) - 1);
  return 100 * product * Math.exp(-shortage);
};

export const alignmentErrorRate: typeof solution.alignmentErrorRate = (predicted, gold) => {
  const has = (links: readonly (readonly [number, number])[], [s, t]: readonly [number, number]) =>
    links.some(([source, target]) => source === s && target === t);
  let [a, s, aAndS, aAndP] = [0, 0, 0, 0];
  predicted.forEach((links, i) => {
    const { sure, possible } = gold[i]!;
    const once = links.filter((link, j) => !has(links.slice(0, j), link));
    a += once.length;
    s += sure.length;
    aAndS += once.filter((link) => has(sure, link)).length;
    aAndP += once.filter((link) => has(sure, link) || has(possible, link)).length;
  });
  return a + s === 0 ? 0 : (a + s - aAndS - aAndP) / (a + s);
};
