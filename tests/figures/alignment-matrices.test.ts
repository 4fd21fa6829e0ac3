import { describe, expect, it } from 'vitest';
import { alignmentMatrices, type SentenceAlignments } from '../../src/figures/alignment-matrices.ts';
import type { HeatmapTrace, ScatterTrace } from '../../src/figures/figure.ts';
import { darkPalette, lightPalette } from '../../src/figures/palette.ts';

const weights = [
  [0.12345, 0.87655, 0],
  [0.5, 0.25, 0.25],
];
const sentence: SentenceAlignments = {
  source: ['the', '<b>', 'the'],
  target: ['le', 'la'],
  gold: { sure: [[2, 0]], possible: [[0, 1]] },
  maps: [
    { model: 'lstm-additive', weights },
    { model: 'transformer', weights },
  ],
};
const outlines = (name: string, of = sentence) =>
  alignmentMatrices(of).data.filter((trace): trace is ScatterTrace => trace.type === 'scatter' && trace.name === name);

/** Middle and extent of the square that a line draws. */
function square({ x, y }: ScatterTrace) {
  const [xs, ys] = [x, y].map((values) => values.filter((value) => value !== null) as number[]);
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { source: middle(xs!), target: middle(ys!), width: Math.max(...xs!) - Math.min(...xs!) };
}

describe('alignmentMatrices', () => {
  it('draws a matrix for each model, weights to three decimals', () => {
    const maps = alignmentMatrices(sentence).data.filter((trace): trace is HeatmapTrace => trace.type === 'heatmap');
    expect(maps.map(({ xaxis, yaxis, z }) => ({ xaxis, yaxis, z }))).toEqual([
      {
        xaxis: 'x',
        yaxis: 'y',
        z: [
          [0.123, 0.877, 0],
          [0.5, 0.25, 0.25],
        ],
      },
      {
        xaxis: 'x2',
        yaxis: 'y2',
        z: [
          [0.123, 0.877, 0],
          [0.5, 0.25, 0.25],
        ],
      },
    ]);
    for (const { zmin, zmax, hovertemplate } of maps) {
      expect([zmin, zmax]).toEqual([0, 1]);
      expect(hovertemplate).toContain('%{z:.3f}');
    }
  });

  it('has the first source word on the left and the first target word on top, source words above', () => {
    const { layout } = alignmentMatrices(sentence);
    for (const [x, y] of [
      ['xaxis', 'yaxis'],
      ['xaxis2', 'yaxis2'],
    ] as const) {
      expect(layout[x]).toMatchObject({ side: 'top', range: [-0.5, 2.5], tickvals: [0, 1, 2] });
      expect(layout[y]).toMatchObject({ range: [1.5, -0.5], tickvals: [0, 1], ticktext: ['le', 'la'] });
    }
  });

  it('names places, not words, so that a word may stand twice, and shows markup as text', () => {
    expect(alignmentMatrices(sentence).layout.xaxis!.ticktext).toEqual(['the', '&lt;b&gt;', 'the']);
  });

  it('outlines sure links solid and possible ones dotted, in the cell of source (x) and target (y), in every matrix', () => {
    const [sure, possible] = [outlines('gold link, sure'), outlines('gold link, possible')];
    expect(sure.map(square)).toMatchObject([
      { source: 2, target: 0 },
      { source: 2, target: 0 },
    ]);
    expect(possible.map(square)).toMatchObject([
      { source: 0, target: 1 },
      { source: 0, target: 1 },
    ]);
    for (const trace of [...sure, ...possible]) expect(square(trace).width).toBeCloseTo(0.9);
    expect(sure.map(({ xaxis, line }) => [xaxis, line!.dash])).toEqual([
      ['x', 'solid'],
      ['x2', 'solid'],
    ]);
    expect(possible.map(({ line }) => line!.dash)).toEqual(['dot', 'dot']);
    expect(sure.map(({ showlegend }) => showlegend)).toEqual([true, false]);
  });

  it('outlines nothing where there is no gold alignment', () => {
    const { gold: _, ...plain } = sentence;
    expect(alignmentMatrices(plain).data.map(({ type }) => type)).toEqual(['heatmap', 'heatmap']);
  });

  it.each([
    { columns: 2, cell: 40 },
    { columns: 1, cell: 16 },
  ])('has square cells of the size asked for: $cell px in $columns columns', ({ columns, cell }) => {
    const { layout } = alignmentMatrices(sentence, { columns, cell });
    const plot = {
      width: layout.width! - layout.margin.l - layout.margin.r,
      height: layout.height - layout.margin.t - layout.margin.b,
    };
    for (const [x, y] of [
      ['xaxis', 'yaxis'],
      ['xaxis2', 'yaxis2'],
    ] as const) {
      const [left, right] = layout[x]!.domain!;
      const [bottom, top] = layout[y]!.domain!;
      // the figure's size is rounded to whole pixels
      expect(((right - left) * plot.width) / 3).toBeCloseTo(cell, 0);
      expect(((top - bottom) * plot.height) / 2).toBeCloseTo(cell, 0);
    }
  });

  it('has the same data in every size, so that a page needs to hold them once', () => {
    const [large, small] = [
      alignmentMatrices(sentence, { cell: 40 }),
      alignmentMatrices(sentence, { columns: 1, cell: 14 }),
    ];
    expect(small.data).toEqual(large.data);
  });

  it('takes its colours from the palette', () => {
    const colors = (palette: typeof darkPalette) => JSON.stringify(alignmentMatrices(sentence, { palette }));
    expect(colors(darkPalette)).toContain(darkPalette.gold);
    for (const color of [lightPalette.gold, lightPalette.weight4, lightPalette.ink])
      expect(colors(darkPalette)).not.toContain(color);
  });
});
