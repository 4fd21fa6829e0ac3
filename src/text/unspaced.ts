/** Two letters in a row of a script that writes no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]{2}/u;

/**
 * Whether a language writes no blanks between its words, so that the word tokenizer takes whole sentences for words:
 * whether more than half of its sentences have letters of such a script and not one blank. (Text that was segmented
 * into words beforehand has blanks.)
 */
export function isUnspaced(texts: readonly string[]): boolean {
  const unspaced = texts.filter((text) => UNSPACED.test(text) && !/\s/u.test(text.trim()));
  return unspaced.length > texts.length / 2;
}
