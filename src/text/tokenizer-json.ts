import { BpeTokenizer } from './bpe-tokenizer.ts';
import { CharacterTokenizer } from './character-tokenizer.ts';
import type { Tokenizer, TokenizerJson } from './tokenizer.ts';
import { WordTokenizer } from './word-tokenizer.ts';

/** The tokenizer that `toJson` gave `json` of; what was read from a file goes through `tokenizerJson` first. */
export function tokenizerFromJson(json: TokenizerJson): Tokenizer {
  switch (json.kind) {
    case 'word':
      return new WordTokenizer(json);
    case 'character':
      return new CharacterTokenizer(json);
    case 'bpe':
      return new BpeTokenizer(json.merges, json);
  }
}
