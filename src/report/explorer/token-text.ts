import { joinWords } from '../wording.ts';

const EOS = '<eos>';

export const withoutEnd = (tokens: readonly string[]) => (tokens.at(-1) === EOS ? tokens.slice(0, -1) : tokens);

/** Words of tokens: the pieces of a word, all but the last of which end in `@@`, are joined; EOS is left out. */
export function wordsOf(tokens: readonly string[]): string[] {
  const words: string[] = [];
  let begun = '';
  for (const token of withoutEnd(tokens)) {
    const continued = token.length > 2 && token.endsWith('@@');
    begun += continued ? token.slice(0, -2) : token;
    if (continued) continue;
    words.push(begun);
    begun = '';
  }
  return begun ? [...words, begun] : words;
}

/** Tokens as a sentence; of a model that spells, letter by letter. */
export const textOf = (tokens: readonly string[], joined: (units: readonly string[]) => string = joinWords) =>
  joined(wordsOf(tokens));
