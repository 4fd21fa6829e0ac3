import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus, writeCorpus } from '../../src/data/corpus-csv.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';
import { wordsOf } from '../../src/text/word-tokenizer.ts';

const HEADER = 'id,split,source,target,alignment,content,tags';
const parse = (...lines: string[]) => parseCorpus(lines.join('\n'), 'x.csv', wordsOf);

describe('a corpus as CSV', () => {
  const pair: SentencePair = {
    id: 'test-1',
    split: 'test',
    source: 'did you see the "old" cat, sir?',
    target: "est-ce que vous l'avez vu?",
    alignment: {
      sure: [
        [1, 2],
        [2, 5],
      ],
      possible: [[0, 0]],
    },
    content: [5],
    tags: ['question', 'clitic'],
  };

  it('is written as RFC 4180 has it, with links by source word', () => {
    expect(writeCorpus([pair])).toBe(
      `${HEADER}\ntest-1,test,"did you see the ""old"" cat, sir?",est-ce que vous l'avez vu?,0p0 1-2 2-5,5,question clitic\n`,
    );
  });

  it('comes back as it was', () => {
    expect(parseCorpus(writeCorpus([pair]), 'x.csv')).toEqual([pair]);
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((value) => value.trim())
      .filter((value) => value !== '');
    fc.assert(
      fc.property(fc.array(fc.record({ source: text, target: text }), { minLength: 1 }), (texts) => {
        const pairs = texts.map((each, i): SentencePair => ({ id: `${i}`, split: 'train', ...each, tags: [] }));
        const normalised = pairs.map((each) => ({
          ...each,
          source: each.source.replace(/\r\n?/g, '\n'),
          target: each.target.replace(/\r\n?/g, '\n'),
        }));
        expect(parseCorpus(writeCorpus(normalised), 'x.csv')).toEqual(normalised);
      }),
    );
  });

  it('needs two columns only, in any order, and takes a byte order mark, CRLF and blank lines', () => {
    const pairs = parse('\uFEFFtarget,note,source\r', 'le chat,hm,the cat\r', '\r', 'le chien,,the dog\r', '');
    expect(pairs).toMatchObject([
      { id: 'line-2', source: 'the cat', target: 'le chat', tags: [] },
      { id: 'line-4', source: 'the dog', target: 'le chien', tags: [] },
    ]);
  });

  it('is split by the source sentence alone where no column says how: nine tenths to train', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `word ${i},mot ${i}`);
    const share = (split: string) =>
      parse('source,target', ...rows).filter((each) => each.split === split).length / 2000;
    expect(share('train')).toBeCloseTo(0.9, 1);
    expect(share('validation')).toBeCloseTo(0.05, 1);
    expect(share('test')).toBeCloseTo(0.05, 1);
    const twice = parse('source,target', 'the cat,le chat', 'the cat,un chat');
    expect(twice[0]!.split).toBe(twice[1]!.split);
  });

  const good = 'a,train,the cat,le chat,0-0 1-1,1,elision';
  const cases: readonly [name: string, lines: string[], message: string][] = [
    ['an empty file', [''], 'x.csv: the file is empty — expected a header with source, target'],
    ['a header alone', [HEADER], 'x.csv: a header and no sentence pairs — add one pair a line'],
    ['a missing column', ['source,tagret', 'a,b'], 'x.csv, line 1: no column "target" — rename "tagret"'],
    [
      'no header',
      ['the cat,le chat'],
      'no column "source" — name it in the header, which has the cat, le chat, or bring',
    ],
    [
      'a short row',
      [HEADER, good, 'b,train,the dog'],
      'x.csv, line 3: expected 7 columns, found 3 — add the missing commas',
    ],
    [
      'a long row',
      ['source,target', 'well, yes,bien'],
      'x.csv, line 2: expected 2 columns, found 3 — put cells that hold a comma',
    ],
    [
      'a quote that never closes',
      ['source,target', 'a,b', '"c,d', 'e,f'],
      'x.csv, line 3: a double quote opens and never closes',
    ],
    [
      'a quote inside a cell',
      ['source,target', 'a,b', 'c"c,d'],
      'x.csv, line 3: a double quote in the middle of a cell',
    ],
    ['text behind a quote', ['source,target', '"a"b,c'], 'x.csv, line 2: a double quote in the middle of a cell'],
    [
      'an empty source',
      [HEADER, 'a,train,,le chat,,,'],
      'x.csv, line 2, column source: empty — fill it, or take the line out',
    ],
    ['an empty target', ['source,target', '"two', 'lines",b', 'c, '], 'x.csv, line 4, column target: empty'],
    ['an empty split', [HEADER, 'a,,the cat,le chat,,,'], 'x.csv, line 2, column split: empty'],
    [
      'an id that stands twice',
      [HEADER, good, good],
      'x.csv, line 3, column id: "a" stands on line 2 already — give each',
    ],
    [
      'a link of another form',
      [HEADER, good.replace('1-1', '1:1')],
      'x.csv, line 2, column alignment: "1:1" is no link — write 1-2',
    ],
    [
      'a link beyond the source',
      [HEADER, good.replace('1-1', '2-1')],
      'x.csv, line 2, column alignment: 2-1: the source has 2 words',
    ],
    [
      'a link beyond the target',
      [HEADER, good.replace('1-1', '1p2')],
      'x.csv, line 2, column alignment: 1p2: the target has 2 words',
    ],
    [
      'a content word that is none',
      [HEADER, good.replace(',1,', ',chat,')],
      'x.csv, line 2, column content: "chat" is no number',
    ],
    [
      'a content word beyond the target',
      [HEADER, good.replace(',1,', ',2,')],
      'x.csv, line 2, column content: 2: the target has 2 words',
    ],
  ];
  it.each(cases)('names the place and the cure of %s', (_, lines, message) => {
    expect(() => parse(...lines)).toThrow(message);
  });
});
