import { describe, expect, it } from 'vitest';
import { markedTranslation } from '../../src/report/sections/marked-translation.ts';

const words = (text: string) => text.split(' ');
const marked = (reference: string, translation: string, name = 'en-fr') =>
  markedTranslation([words(reference)], words(translation), reference === translation, {
    name,
    tokenizer: 'word',
  }).text.replace(/ title="[^"]*"/g, '');

describe('markedTranslation', () => {
  it('shows a right one as it is', () => {
    expect(marked("voit elle l' eau ?", "voit elle l' eau ?")).toBe(
      '<span lang="fr">voit elle l&#39;eau?</span> <span class="verdict right">✓ right</span>',
    );
  });

  it('marks what is too much and what is missing, with blanks where the corpus has them', () => {
    expect(marked('elle voit la lune ?', 'elle voit le soleil ?')).toContain(
      '>elle voit <del>le soleil</del> <ins>la lune</ins>?</span> <span class="verdict wrong">✗ wrong<',
    );
    expect(marked("c' est l' eau", "c' est l' île")).toContain('c&#39;est l&#39;<del>île</del> <ins>eau</ins>');
  });

  it('takes the reference that is nearest', () => {
    const references = [words('va !'), words('vas y !'), words('allez y donc !')];
    const said = (text: string, right: boolean) =>
      markedTranslation(references, words(text), right, { name: 'mine.csv', tokenizer: 'word' }).text;
    expect(said('allez y !', false)).toMatch(/<span>allez y <ins[^>]*>donc<\/ins>!</);
    expect(said('vas y !', true)).toContain('<span>vas y!</span> <span class="verdict right">✓ as a reference<');
  });

  it('puts none between letters', () => {
    const said = markedTranslation([[...'2004-05']], [...'2004-06'], false, {
      name: 'dates',
      tokenizer: 'character',
    }).text;
    expect(said).toMatch(/2004-0<del[^>]*>6<\/del><ins[^>]*>5<\/ins>/);
  });

  it('says of a user’s own data that a translation differs', () => {
    expect(marked('oui', 'si', 'mine.csv')).toContain('✗ differs');
  });
});
