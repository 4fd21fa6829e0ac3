/** What stands between blanks. */
export const splitAtBlanks = (text: string) => text.split(/\s+/u).filter((token) => token !== '');

/**
 * sacreBLEU's default tokenization, `13a`: that of NIST's mteval-v13a.pl, by which published BLEU scores of whole
 * (detokenized) sentences are comparable.
 */
function tokenize13a(text: string): string[] {
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
  return splitAtBlanks(split);
}

/** How a text is cut into the tokens that BLEU counts; names of sacreBLEU. With `none` it was cut before, by blanks. */
export const bleuTokenizers = { none: splitAtBlanks, '13a': tokenize13a } as const;
export type BleuTokenization = keyof typeof bleuTokenizers;
export const bleuTokenizations = Object.keys(bleuTokenizers) as BleuTokenization[];
