import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repair } from '../../../src/data/import/repair.ts';
import { WordTokenizer } from '../../../src/text/word-tokenizer.ts';
import { awkwardText } from '../../text/awkward-text.ts';

const words = new WordTokenizer();
const wordForm = (text: string) => words.normalise(text);

describe('repair', () => {
  it.each([
    ['I’m ‘here’', "I'm 'here'", ['curly quotes made straight']],
    ['“no”', '"no"', ['curly quotes made straight']],
    ['cafe\u0301', 'café', ['letters and their accents made one character (NFC)']],
    ['soft\u00adly\u200b\u0007', 'softly', ['control and invisible characters taken out']],
    ['a\u00a0b  c\t', 'a b c', ['no-break, narrow and repeated blanks made one plain blank']],
    ['Va !', 'Va!', ['blanks before closing and after opening marks taken out']],
    ['« non »', '« non »', []],
    ["l'été où j'ai lu : ça", "l'été où j'ai lu: ça", ['blanks before closing and after opening marks taken out']],
    ['Go.', 'Go.', []],
  ])('makes %j %j', (text, expected, repairs) => {
    expect(repair(text, { wordForm })).toEqual({ text: expected, repairs });
  });

  it('puts right all that French typography does to one line', () => {
    const { text, repairs } = repair('«\u00a0L\u2019e\u0301te\u0301\u202f!\u00a0»', { wordForm, lowercase: true });
    expect(text).toBe("« l'été! »");
    expect(repairs).toHaveLength(5);
  });

  it('has nothing more to do the second time, and says so', () => {
    fc.assert(
      fc.property(awkwardText, fc.boolean(), (text, lowercase) => {
        const once = repair(text, { wordForm, lowercase });
        expect(repair(once.text, { wordForm, lowercase })).toEqual({ text: once.text, repairs: [] });
      }),
    );
  });
});
