import { describe, expect, it } from 'vitest';
import {
  firstMerges,
  padding,
  piecesPerWord,
  readSentences,
  unknownTokens,
} from '../../../labs/02-text-to-tensors/evidence.ts';
import * as lab from '../../../labs/02-text-to-tensors/solution.ts';

describe('worked numbers of lab 02', () => {
  const vocabulary = lab.buildVocabulary(
    [
      { split: 'train', text: 'The cat sees the dog.' },
      { split: 'train', text: 'The dog sleeps.' },
      { split: 'validation', text: 'A zebra sleeps.' },
    ],
    1,
  );
  const ids = lab.encode(['a', 'dog', 'sleeps', '.'], vocabulary);

  it('has a vocabulary and ids', () => {
    expect(vocabulary.slice(4)).toEqual(['the', '.', 'dog', 'cat', 'sees', 'sleeps']);
    expect(ids).toEqual([3, 6, 9, 5]);
    expect(lab.shiftRight(ids)).toEqual({ input: [1, 3, 6, 9, 5], output: [3, 6, 9, 5, 2] });
  });

  it('has a batch and its mask', () => {
    const batch = lab.padBatch([ids, [4, 7]]);
    expect(batch).toEqual([
      [3, 6, 9, 5],
      [4, 7, 0, 0],
    ]);
    expect(lab.paddingMask(batch)).toEqual([
      [1, 1, 1, 1],
      [1, 1, 0, 0],
    ]);
  });

  it('has a merge, from the left', () => {
    const words = [
      { pieces: ['o', 'o', 'o', 'l'], count: 11 },
      { pieces: ['o', 'l'], count: 2 },
    ];
    const step = lab.mergeStep(words);
    expect(step.pair).toEqual(['o', 'o']); // 22 times; o l comes 13 times
    expect(step.words.map(({ pieces }) => pieces)).toEqual([
      ['oo', 'o', 'l'],
      ['o', 'l'],
    ]);
    expect(lab.mergeStep([{ pieces: ['a'], count: 1 }])).toEqual({ pair: null, words: [{ pieces: ['a'], count: 1 }] });
  });

  // Sennrich, Haddow and Birch 2016: the merges that the program of Algorithm 1 prints for its example.
  it('has the first merges of the paper', () => {
    expect(firstMerges(lab, 5)).toEqual(['e + s', 'es + t', 'est + </w>', 'l + o', 'lo + w']);
  });
});

describe('what lab 02 claims', async () => {
  const sentences = await readSentences();

  it('a vocabulary fitted on the training split leaves tokens unknown, one that leaks none', () => {
    const rows = unknownTokens(lab, sentences);
    const of = (count: number) => rows.find((row) => row.sentences === count)!;
    expect([of(20).unknown.toFixed(0), of(50).unknown.toFixed(1), of(1000).unknown]).toEqual(['32', '15.0', 0]);
    expect(rows.every(({ leaked }) => leaked === 0)).toBe(true);
  });

  it('nearly half of a random batch is padding, and hardly any of a sorted one', () => {
    const { random, sorted } = padding(lab, sentences);
    expect([random.toFixed(0), sorted.toFixed(1)]).toEqual(['44', '0.4']);
  });

  it('merges turn letters into words', () => {
    const rows = piecesPerWord(lab, sentences);
    expect([rows[0]!.piecesPerWord.toFixed(2), rows.at(-1)!.piecesPerWord.toFixed(2)]).toEqual(['5.15', '1.33']);
  });
});
