import { describe, expect, it } from 'vitest';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import { mapThumbnail } from '../../src/figures/map-thumbnail.ts';
import { lightPalette, variablePalette } from '../../src/figures/palette.ts';
import { type AttendedSentence, attentionOf } from '../../src/figures/sentence-attention.ts';

/** Three source tokens, two target tokens; every row looks at one column. */
const looking = (columns: number, ...at: number[]) =>
  Uint8Array.from(at.flatMap((column) => Array.from({ length: columns }, (_, c) => (c === column ? 255 : 0))));
const sentence: AttendedSentence = {
  source: ['cats', 'sleep', '<eos>'],
  target: ['dorment', '<eos>'],
  gold: { sure: [[1, 0]], possible: [[0, 0]] },
  models: [
    { model: 'lstm-none', maps: [], weights: [] },
    { model: 'lstm-additive', maps: [{ name: 'decoder.attention', kind: 'cross' }], weights: [looking(3, 1, 2)] },
    {
      model: 'transformer',
      maps: [
        { name: 'encoder.self.layer1.head1', kind: 'encoder-self' },
        { name: 'decoder.self.layer1.head1', kind: 'decoder-self' },
        { name: 'decoder.cross.layer1.head1', kind: 'cross' },
        { name: 'decoder.cross.layer1.head2', kind: 'cross' },
      ],
      weights: [looking(3, 0, 0, 1), looking(2, 0, 0), looking(3, 1, 2), looking(3, 0, 2)],
    },
  ],
};

describe('attentionOf', () => {
  it('sets the mean of all heads beside the one map of an LSTM, over the same words', () => {
    expect(attentionOf(sentence, { kind: 'cross' })).toEqual({
      source: sentence.source,
      target: sentence.target,
      gold: sentence.gold,
      maps: [
        {
          model: 'lstm-additive',
          part: 'its only map',
          weights: [
            [0, 1, 0],
            [0, 0, 1],
          ],
        },
        {
          model: 'transformer',
          part: 'mean of all layers and heads',
          weights: [
            [0.5, 0.5, 0],
            [0, 0, 1],
          ],
        },
      ],
    });
  });

  it('takes one head of it', () => {
    const { maps } = attentionOf(sentence, { kind: 'cross', layer: 1, head: 2 });
    expect(maps[1]).toMatchObject({
      part: 'layer 1, head 2',
      weights: [
        [1, 0, 0],
        [0, 0, 1],
      ],
    });
  });

  it('has the source on both axes of the encoder, and no gold links there', () => {
    const { source, target, gold, maps } = attentionOf(sentence, { kind: 'encoder-self' });
    expect([source, target, gold]).toEqual([sentence.source, sentence.source, undefined]);
    expect(maps.map(({ model }) => model)).toEqual(['transformer']);
  });

  it('has what was said before, from BOS on, as columns of the decoder', () => {
    const { source, target } = attentionOf(sentence, { kind: 'decoder-self' });
    expect([source, target]).toEqual([
      ['<bos>', 'dorment'],
      ['dorment', '<eos>'],
    ]);
  });

  it('links all pieces of words that are linked', () => {
    const pieces: AttendedSentence = {
      ...sentence,
      source: ['ca@@', 'ts', 'sleep', '<eos>'],
      target: ['dor@@', 'ment', '<eos>'],
      wordOf: { source: [0, 0, 1], target: [0, 0] },
      models: [],
    };
    expect(attentionOf(pieces, { kind: 'cross' }).gold).toEqual({
      sure: [
        [2, 0],
        [2, 1],
      ],
      possible: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
    });
  });

  it('is drawn with the part below the model, EOS literally', () => {
    const { layout } = alignmentMatrices(attentionOf(sentence, { kind: 'cross' }));
    expect(layout.annotations!.map(({ text }) => text)).toEqual([
      'LSTM, additive attention',
      'its only map',
      'Transformer',
      'mean of all layers and heads',
    ]);
    expect(layout.xaxis!.ticktext).toEqual(['cats', 'sleep', '&lt;eos&gt;']);
  });
});

describe('mapThumbnail', () => {
  const svg = mapThumbnail(
    [
      [0, 1, 0.5],
      [0.3125, 0, 1],
    ],
    variablePalette,
  );
  const paths = [...svg.matchAll(/<path d="([^"]+)" fill="([^"]+)"(?: fill-opacity="([^"]+)")?/g)].map((match) =>
    match.slice(1),
  );

  it('draws a unit a cell, those of a shade together and those without weight not at all', () => {
    expect(svg).toContain('viewBox="0 0 3 2"');
    expect(paths).toEqual([
      ['M1 0h1v1h-1zM2 1h1v1h-1z', 'var(--weight4)', undefined],
      ['M2 0h1v1h-1z', 'var(--weight2)', undefined],
      ['M0 1h1v1h-1z', 'var(--weight1)', undefined], // a quarter of the way from the second colour …
      ['M0 1h1v1h-1z', 'var(--weight2)', '0.25'], // … to the third
    ]);
  });

  it('takes its colours from the palette', () => {
    expect(mapThumbnail([[1]], lightPalette)).toContain(lightPalette.weight4);
  });
});
