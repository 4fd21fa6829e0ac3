import type { Codecs, Example } from '../batches/example.ts';
import { EOS, specialTokens } from '../text/special-tokens.ts';

const END = specialTokens[EOS];

/** A sentence and its reference as a model reads them, token by token, EOS included; unknown words stand as they are. */
export const sentenceTokens = ({ pair }: Example, { source, target }: Codecs) => ({
  source: [...source.tokenizer.encode(pair.source), END],
  target: [...target.tokenizer.encode(pair.target), END],
});
