import type { Tag } from './tags.ts';
import type { TargetWord } from './words.ts';

const elided: ReadonlyMap<string, string> = new Map([
  ['le', "l'"],
  ['la', "l'"],
  ['je', "j'"],
  ['me', "m'"],
  ['ne', "n'"],
  ['de', "d'"],
  ['que', "qu'"],
]);

/** Masculine forms before a vowel, so that two vowels do not meet. */
const euphonic: ReadonlyMap<string, string> = new Map([
  ['ce', 'cet'],
  ['ma', 'mon'],
  ['sa', 'son'],
]);

const contracted: ReadonlyMap<string, string> = new Map([
  ['de le', 'du'],
  ['de les', 'des'],
  ['à le', 'au'],
  ['à les', 'aux'],
]);

/** Every h of the lexicon is mute. */
const startsWithVowel = (word: string) => /^[aeiouhéèêœ]/.test(word);

/**
 * What French words do to their neighbours: elision (l'étudiant) and the forms before a vowel (cet, mon, vieil) first,
 * then contraction (de + le → du, but de l'étudiant), which gives one word the links of both.
 */
export function sandhi(words: readonly TargetWord[]): TargetWord[] {
  const softened = words.map((word, i) => {
    const next = words[i + 1];
    return next && startsWithVowel(next.text) ? beforeVowel(word) : word;
  });
  const result: TargetWord[] = [];
  for (const word of softened) {
    const previous = result.at(-1);
    const contraction = previous && contracted.get(`${previous.text} ${word.text}`);
    if (contraction) result[result.length - 1] = merge(contraction, previous, word);
    else result.push(word);
  }
  return result;
}

function beforeVowel(word: TargetWord): TargetWord {
  const elision = elided.get(word.text);
  const form = elision ?? euphonic.get(word.text) ?? word.beforeVowel;
  const tag: Tag = elision ? 'elision' : 'before-vowel';
  return form ? { ...word, text: form, tags: [...word.tags, tag] } : word;
}

const merge = (text: string, first: TargetWord, second: TargetWord): TargetWord => ({
  text,
  sure: [...first.sure, ...second.sure],
  possible: [...first.possible, ...second.possible],
  content: false,
  tags: [...first.tags, ...second.tags, 'contraction'],
});
