import type { TokenizerOptions } from './tokenizer.ts';

/**
 * The form all tokenizers work on: well-formed (a lone surrogate becomes U+FFFD), NFC, ’ written ', runs of blanks
 * (no-break ones, tabs and line ends too) written as one space, none at either end.
 */
export function cleanText(text: string, { lowercase = false }: TokenizerOptions = {}): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u2019', "'");
  const folded = lowercase ? wellFormed.toLowerCase() : wellFormed;
  return folded.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
