import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus, writeCorpus } from '../../../src/data/corpus-csv.ts';
import { type ImportedCorpus, type ImportOptions, importPairs } from '../../../src/data/import/import-pairs.ts';
import { repair } from '../../../src/data/import/repair.ts';
import type { Row } from '../../../src/data/import/rows.ts';
import { WordTokenizer, wordsOf } from '../../../src/text/word-tokenizer.ts';
import { awkwardText } from '../../text/awkward-text.ts';

const words = new WordTokenizer();
const tools = { wordsOf, wordForm: (text: string) => words.normalise(text) };
const rowsOf = (...pairs: readonly (readonly [string, string?])[]): Row[] =>
  pairs.map(([source, target], i) => ({ line: i + 1, source, ...(target !== undefined && { target }) }));
const bring = (rows: readonly Row[], options: ImportOptions = {}) => importPairs(rows, 'a.tsv', options, tools);
const numbered = (count: number) => rowsOf(...Array.from({ length: count }, (_, i) => [`go ${i}`, `va ${i}`] as const));
const pairsOf = (corpus: ImportedCorpus) => corpus.splits.flatMap(({ pairs }) => pairs);
const sizes = (corpus: ImportedCorpus) =>
  corpus.splits.map(({ split, sources, pairs }) => [split, sources, pairs.length]);

describe('importPairs', () => {
  it('drops what cannot be used, with the reason and the first line of each', () => {
    const corpus = bring(
      rowsOf(
        ...([['one', 'un'], ['two'], ['', 'trois'], [''], ['one', 'un'], ['two three', 'deux trois']] as const),
        ...([
          ['four', 'quatre'],
          ['one ', '\u00a0un'],
          ['five', 'cinq, six'],
          ['six', ''],
          ['seven', 'sept'],
        ] as const),
      ),
      { maximumLength: 1 },
    );
    expect(corpus.lines).toBe(11);
    expect(corpus.dropped).toEqual([
      { what: 'one column alone', lines: 1, first: 2 },
      { what: 'nothing on one side', lines: 2, first: 3 },
      { what: 'nothing on the line', lines: 1, first: 4 },
      { what: 'the same pair as on an earlier line', lines: 2, first: 5 },
      { what: 'longer than --max-length 1', lines: 2, first: 6 },
    ]);
    expect(
      pairsOf(corpus)
        .map(({ id, source, target }) => `${id}: ${source} = ${target}`)
        .sort(),
    ).toEqual(['line-11: seven = sept', 'line-1: one = un', 'line-7: four = quatre']);
  });

  it('keeps several translations of one source, together', () => {
    const corpus = bring(
      rowsOf(
        ...([
          ['go', 'va'],
          ['go', 'allez'],
          ['run', 'cours'],
          ['hi', 'salut'],
        ] as const),
      ),
    );
    expect(sizes(corpus).map(([, sources]) => sources)).toEqual([1, 1, 1]);
    expect(corpus.splits.find(({ pairs }) => pairs[0]!.source === 'go')!.pairs).toMatchObject([
      { id: 'line-1', target: 'va', tags: [] },
      { id: 'line-2', target: 'allez' },
    ]);
  });

  it('gives a tenth each to validation and test, with an upper bound, or what is asked for', () => {
    expect(sizes(bring(numbered(100)))).toEqual([
      ['train', 80, 80],
      ['validation', 10, 10],
      ['test', 10, 10],
    ]);
    expect(sizes(bring(numbered(12000))).map(([, sources]) => sources)).toEqual([10500, 500, 1000]);
    expect(sizes(bring(numbered(100), { validation: 7, test: 31 })).map(([, sources]) => sources)).toEqual([62, 7, 31]);
  });

  it('draws at random where there is a limit, by the seed', () => {
    const drawn = (seed: number) => pairsOf(bring(numbered(200), { limit: 50, seed })).map(({ id }) => id);
    expect(drawn(1)).toHaveLength(50);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(bring(numbered(200), { limit: 50 }).dropped).toMatchObject([
      { what: 'not drawn for --limit 50', lines: 150 },
    ]);
  });

  it('makes capitals small when asked to, before it looks for repetitions', () => {
    const corpus = bring([...numbered(10), ...rowsOf(['GO 3', 'Va 3'])], { lowercase: true });
    expect(pairsOf(corpus)).toHaveLength(10);
    expect(corpus.dropped).toMatchObject([{ what: 'the same pair as on an earlier line', lines: 1 }]);
  });

  it('makes of any text a corpus that is read back as it was written', () => {
    const text = awkwardText.filter((value) => repair(value, { wordForm: tools.wordForm }).text !== '');
    fc.assert(
      fc.property(fc.array(fc.record({ source: text, target: text }), { minLength: 1, maxLength: 9 }), (texts) => {
        const rows = [...numbered(5), ...texts.map((each, i) => ({ ...each, line: i + 6 }))];
        const pairs = pairsOf(bring(rows));
        expect(parseCorpus(writeCorpus(pairs), 'x.csv')).toEqual(pairs);
        expect(new TextDecoder().decode(new TextEncoder().encode(writeCorpus(pairs)))).toBe(writeCorpus(pairs));
      }),
    );
  });

  it('puts no source in two splits, capitals and punctuation aside, and loses no pair unaccounted', () => {
    const source = fc.constantFrom(
      ...['Run', 'run!', 'RUN.', 'Go', 'go on', 'Stop', 'I’m', "i'm", '?', '!', 'É', 'e\u0301', ''],
    );
    const rows = fc.array(fc.record({ source, target: fc.constantFrom('a', 'b', 'c', 'd', '') }), { minLength: 30 });
    const options = fc.record({
      seed: fc.nat(),
      limit: fc.option(fc.integer({ min: 10, max: 40 }), { nil: undefined }),
    });
    let split = 0;
    fc.assert(
      fc.property(rows, options, (texts, chosen) => {
        const made = texts.map((text, i) => ({ ...text, line: i + 1 }));
        let corpus: ImportedCorpus;
        try {
          corpus = bring(made, chosen);
        } catch (error) {
          expect(String(error)).toMatch(/too few/);
          return;
        }
        split++;
        const splitOf = new Map<string, string>();
        for (const pair of pairsOf(corpus)) {
          const key = pair.source.toLowerCase().replaceAll(/[^\p{L}]/gu, '') || pair.source;
          expect(splitOf.get(key) ?? pair.split).toBe(pair.split);
          splitOf.set(key, pair.split);
        }
        const dropped = corpus.dropped.reduce((sum, { lines }) => sum + lines, 0);
        expect(pairsOf(corpus).length + dropped).toBe(corpus.lines);
        expect(pairsOf(corpus).length).toBeLessThanOrEqual(chosen.limit ?? corpus.lines);
      }),
    );
    expect(split).toBeGreaterThan(50);
  });

  it.each([
    [
      'only repetitions',
      rowsOf(['go', 'va'], ['go', 'va'], ['go', 'va']),
      {},
      'a.tsv: 1 different source sentence is left, capitals and punctuation aside: too few for 1 to validate, 1 to test and some to train ' +
        '(dropped: the same pair as on an earlier line: 2, the first on line 2) — bring more sentences, or loosen',
    ],
    ['a maximum length that drops all', numbered(20), { maximumLength: 1 }, '0 different source sentences are left'],
    ['splits larger than the data', numbered(20), { validation: 12, test: 8 }, 'too few for 12 to validate, 8 to test'],
    [
      'a split that nothing fits',
      rowsOf(['a', 'b'], ['A', 'c'], ['a.', 'd']),
      {},
      '1 different source sentence is left',
    ],
  ])('says of %s what is left and why', (_, rows, options, message) => {
    expect(() => bring(rows, options)).toThrow(message);
  });
});
