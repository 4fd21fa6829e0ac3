import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { nouns } from '../../src/data/grammar/lexicon/nouns.ts';
import { realise, written } from '../../src/data/grammar/realise.ts';
import { sampleSentence } from '../../src/data/grammar/sampling/sentence.ts';
import { wordsOf } from '../../src/text/word-tokenizer.ts';

const random = new Random(7);
/** More sentences than the corpus has, short and long. */
const sentences = Array.from({ length: 50_000 }, () => realise(sampleSentence(random, 3 + random.integer(28))));

const singular = (gender: 'm' | 'f') =>
  [...nouns.values()].flatMap((noun) => (noun.gender === gender ? [noun.french.singular] : [])).join('|');
const VOWEL = '[aeiouéèêœh]'; // every h of the lexicon is mute

/** A word that is no plural verb, nor what stands before one. */
const NOT_PLURAL = "(?!(?:les?|la|ne|me|nous|vous) |[lnm]')\\p{L}*(?<!nt)";

/** A pattern that begins and ends with a word; \b takes é for the end of one. */
const words = (pattern: string) => new RegExp(`(?<![\\p{L}])(?:${pattern})(?![\\p{L}])`, 'u');

/** What no French sentence of this grammar may hold, with a sentence that has it. */
const forbidden: readonly (readonly [what: string, pattern: RegExp, example: string])[] = [
  ['le, je, ne, que … before a vowel', words(`(?:le|la|je|me|ne|de|que) ${VOWEL}\\p{L}*`), 'elle ne achète pas'],
  ["l', j', n', qu' … before a consonant", words(`(?:[ljmnd]|qu)'(?!${VOWEL}).*`), "il n'voit pas"],
  ['de le, de les, à le, à les', words('(?:de|à) les?'), 'je vais à le parc'],
  ['du, au before a vowel', words(`(?:du|au) ${VOWEL}\\p{L}*`), "près du hôtel d'art"],
  ['ma, sa, ce before a vowel', words(`(?:ma|sa|ce) ${VOWEL}\\p{L}*`), 'ma école'],
  ['cet, vieil before a consonant', words(`(?:cet|vieil) (?!${VOWEL})\\p{L}+`), 'cet roi'],
  ['vieux before a vowel', words(`(?:le|un|ce|mon|son|notre|votre|leur) vieux ${VOWEL}\\p{L}*`), 'son vieux ami'],
  ['a masculine noun as a feminine one', words(`(?:la|une|cette|ma|sa) (?:${singular('m')})`), 'une garçon'],
  ['a feminine noun as a masculine one', words(`(?:le|un|ce|cet|du|au) (?:${singular('f')})`), 'au clé'],
  ['être with je or vous', words('(?:je|vous) (?:ne )?(?:suis|êtes|étais|étiez)'), 'vous êtes arrivés'],
  ['un behind a negation', words('(?:pas|jamais) (?:(?:vu|trouvé|acheté|donné) )?une?'), "je n'ai pas vu un chat"],
  ['pas or jamais without ne', words("^(?!.*\\bn(?:e |')).*(?:pas|jamais)"), 'je dors pas'],
  ['ils with a singular verb', words(`ils (?:ne |n')?(?:(?:les?|la|me|nous|vous) |[lm]')?${NOT_PLURAL}`), "ils l'aime"],
  ['two blanks', / {2}/, 'je  dors'],
];

describe('random sentences', () => {
  it.each(forbidden)('never have %s', (_, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(sentences.map(({ target }) => written(target)).filter((text) => pattern.test(text))).toEqual([]);
  });

  it('have one translation each', () => {
    const translations = new Map<string, string>();
    for (const { source, target } of sentences) {
      const [english, french] = [written(source), written(target)];
      if (translations.has(english)) expect(translations.get(english)).toBe(french);
      translations.set(english, french);
    }
    expect(translations.size).toBeGreaterThan(40_000);
  });

  it('read a or an by the sound that follows', () => {
    const wrong = /\ba [aio]|\ba e(?!u)|\ban (?![aio]|e(?!u))/; // "a european", "an economic"
    expect(sentences.map(({ source }) => written(source)).filter((text) => wrong.test(text))).toEqual([]);
  });

  it('are counted in words as the word tokenizer counts them', () => {
    for (const { source, target } of sentences.slice(0, 5000)) {
      expect(wordsOf(written(source))).toEqual(source);
      expect(wordsOf(written(target))).toEqual(target);
    }
  });

  it('link every French word, no word twice, and every English word but helping verbs surely', () => {
    const helping = new Set(['do', 'does', 'was', 'were']);
    for (const { source, target, alignment } of sentences) {
      const links = [...alignment.sure, ...alignment.possible];
      expect(new Set(links.map(([, t]) => t)).size).toBe(target.length);
      expect(new Set(links.map((link) => link.join())).size).toBe(links.length);
      const surely = new Set(alignment.sure.map(([s]) => s));
      expect(source.filter((word, s) => !surely.has(s) && !helping.has(word) && word !== 'did')).toEqual([]);
    }
  });
});
