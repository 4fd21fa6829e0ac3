import { describe, expect, it } from 'vitest';
import { BpeTokenizer } from '../../src/text/bpe-tokenizer.ts';
import { CharacterTokenizer } from '../../src/text/character-tokenizer.ts';
import { Codec, codecJson } from '../../src/text/codec.ts';
import { BOS, EOS, PAD, UNK } from '../../src/text/special-tokens.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';

const train = ["le chat voit l'étudiant.", 'le chat dort.'];
const codec = Codec.fit(new WordTokenizer(), train);

describe('Codec', () => {
  it('turns text into ids and back', () => {
    const ids = codec.encode("le chat voit l'étudiant.");
    expect(ids).toHaveLength(6);
    expect(codec.decode(ids)).toBe("le chat voit l'étudiant.");
  });

  it('reads no more of the ids than a model means: up to EOS, without BOS and PAD', () => {
    const [le, chat] = codec.encode('le chat') as [number, number];
    expect(codec.decode([BOS, le, chat, EOS, PAD, le])).toBe('le chat');
    expect(codec.decode([le, PAD])).toBe('le');
  });

  it('has words of the training split only', () => {
    expect(codec.encode('le chien dort')[1]).toBe(UNK);
    expect(codec.decode(codec.encode('le chien dort'))).toBe('le <unk> dort');
  });

  it.each([
    ['word', new WordTokenizer(), [0, 1, 2, 3]],
    ['byte-pair', new BpeTokenizer([]), [0, 0, 1, 1, 1, 2, 3]],
    ['character', new CharacterTokenizer(), [0, 0, 1, 1, 1, 1, 2, 3]],
  ])('groups %s tokens into words, to label and fold an alignment', (_, tokenizer, wordOf) => {
    const words = ["l'", 'été', '(', '.'];
    expect(Codec.fit(tokenizer, train).groupIntoWords(tokenizer.encode("l'été (."))).toEqual({ words, wordOf });
  });

  it('counts the name of UNK as one word', () => {
    expect(codec.groupIntoWords(['le', '<unk>', '.']).words).toEqual(['le', '<unk>', '.']);
  });

  it('is the same after it was saved with a run', () => {
    const copy = Codec.fromJson(codecJson.parse(JSON.parse(JSON.stringify(codec.toJson()))));
    expect(copy.encode(train[0]!)).toEqual(codec.encode(train[0]!));
    expect(copy.toJson()).toEqual(codec.toJson());
  });

  it.each([
    ['no known tokenizer', { kind: 'syllable' }, ['tokenizer', 'kind']],
    [
      'a merge with a blank in it',
      { kind: 'bpe', lowercase: false, merges: [['a b', 'c']] },
      ['tokenizer', 'merges', 0, 0],
    ],
    ['a setting that is not known', { kind: 'word', lowercase: false, stem: true }, ['tokenizer']],
  ])('refuses a file with %s, and names the place', (_, tokenizer, path) => {
    expect(codecJson.safeParse({ ...codec.toJson(), tokenizer }).error?.issues[0]?.path).toEqual(path);
  });
});
