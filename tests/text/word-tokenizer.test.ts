import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTokenizer, wordsOf } from '../../src/text/word-tokenizer.ts';
import { awkwardText } from './awkward-text.ts';

const tokenizer = new WordTokenizer();

describe('WordTokenizer', () => {
  it.each([
    ["l'étudiant ne le voit pas .", ["l'", 'étudiant', 'ne', 'le', 'voit', 'pas', '.']],
    ["Qu'est-ce que c'est ?", ["Qu'", 'est-ce', 'que', "c'", 'est', '?']],
    ["jusqu'à aujourd'hui, lorsqu’il", ["jusqu'", 'à', "aujourd'hui", ',', "lorsqu'", 'il']],
    ["d'aujourd'hui", ["d'", "aujourd'hui"]],
    ["don't wait till six o'clock!", ["don't", 'wait', 'till', 'six', "o'clock", '!']],
    ["rock 'n' roll", ['rock', "'", '￭n', "￭'", 'roll']],
    ["quelqu'un, presqu'île", ["quelqu'un", ',', "presqu'île"]],
    ['(a well-known one)', ['(', 'a', 'well-known', 'one', ')']],
    ['a.b', ['a', '.', '￭b']],
    ['((x', ['(', '(', 'x']],
    ['f(x)', ['f', '￭(', 'x', ')']],
    ['￭￭', ['￭', '￭￭']],
    ['', []],
  ])('splits %j', (text, tokens) => {
    expect(tokenizer.encode(text)).toEqual(tokens);
  });

  it('takes texts that differ in blanks before marks and after elisions for one', () => {
    expect(tokenizer.normalise(' vous  voyez\u00a0? ')).toBe('vous voyez?');
    expect(tokenizer.normalise('l’ étudiant')).toBe("l'étudiant");
    expect(tokenizer.normalise("rock 'n' roll")).toBe("rock 'n' roll");
  });

  it('folds capitals if it is asked to', () => {
    expect(new WordTokenizer({ lowercase: true }).encode("L'ÉTÉ")).toEqual(["l'", 'été']);
  });

  it('counts an alignment in the words of encode, without their joiner marks', () => {
    expect(wordsOf('f(x), l’été')).toEqual(['f', '(', 'x', ')', ',', "l'", 'été']);
    fc.assert(fc.property(awkwardText, (text) => wordsOf(text).length === tokenizer.encode(text).length));
  });

  it('numbers its own tokens as words', () => {
    expect(tokenizer.wordOf(["l'", 'été', '.'])).toEqual([0, 1, 2]);
  });
});
