/** sacreBLEU's `none`: the text was tokenized before, its tokens stand between blanks. */
export function tokenizeNone(text: string): string[] {
  return text.split(/\s+/u).filter((token) => token !== '');
}

/**
 * sacreBLEU's default, `13a`: the tokenization of NIST's mteval-v13a.pl, by which published BLEU scores of whole
 * (detokenized) sentences are comparable.
 */
export function tokenize13a(text: string): string[] {
  const plain = text
    .trimEnd()
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  const split = ` ${plain} `
    .replace(/[{-~[-` -&(-+:-@/]/gu, ' $& ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ') // period and comma, unless a digit stands before
    .replace(/([.,])([^0-9])/gu, ' $1 $2') // or after them
    .replace(/([0-9])(-)/gu, '$1 $2 '); // hyphen after a digit
  return tokenizeNone(split);
}
