import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexText } from '../../src/export/latex-text.ts';

const awkward = '\\{}$&%#_^~<>|`\'"-,.?![]()*/ \u00a0–—…“”‘’±−×√≤≥²ₖα中é§ŁőabA0\n';
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...awkward), maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** What is left of LaTeX source when all commands, formulas and empty groups are taken out that mean nothing but text. */
const bare = (source: string) =>
  source
    .replace(/\\[a-zA-Z]+\{\}/g, '')
    .replace(/\$(?:\\[a-zA-Z]+|-|[\^_]\{[a-z0-9]\})\$/g, '')
    .replace(/\\[{}$&%#_,]/g, '')
    .replaceAll('{}', '')
    .replaceAll('~', ''); // the command for a blank that holds

describe('text in LaTeX', () => {
  it('says special characters by commands', () => {
    expect(latexText('50 % of d_k & #1 ~ $2 \\ {a} ^')).toBe(
      '50\\,\\% of d\\_k \\& \\#1 \\textasciitilde{} \\$2 \\textbackslash{} \\{a\\} \\textasciicircum{}',
    );
    expect(latexText('97.1 ± 0.6, 3–6 words, √d ≥ −2')).toBe(
      '97.1 $\\pm$ 0.6, 3\\textendash{}6 words, $\\surd$d $\\geq$ $-$2',
    );
  });

  it('turns straight quotation marks to the side on which they stand', () => {
    expect(latexText('"a" ("b") it\'s')).toBe("``a'' (``b'') it's");
  });

  it('joins no two characters into one', () => {
    expect(latexText("--seeds ,, ''")).toBe("-{}-seeds ,{}, '{}'");
  });

  it('does not begin with what a command before it would take for an argument', () => {
    expect(['[1]', '*', 'a[1]*'].map(latexText)).toEqual(['{}[1]', '{}*', 'a[1]*']);
  });

  it('leaves accented letters as they are, composed, and shows others by their number', () => {
    expect(latexText('élève Łódź e\u0301 中 😀')).toBe('élève Łódź é U+4E2D U+1F600');
  });

  it('never lets a character through that means something to LaTeX', () => {
    fc.assert(fc.property(text, (any) => !/[\\{}$&%#_^~<>|`\n]/.test(bare(latexText(any)).replaceAll('``', ''))));
  });

  it('never lets a character through that T1 fonts lack', () => {
    fc.assert(fc.property(text, (any) => !/[^ -~¡-ž]/u.test(latexText(any))));
  });
});
