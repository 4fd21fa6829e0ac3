import { expect, it } from 'vitest';
import type { HeatmapTrace } from '../../src/figures/figure.ts';
import { heatPanels } from '../../src/figures/heat-panels.ts';

const words = { xTitle: 'step', yTitle: 'unit', ends: ['closed', 'open'] } as const;
const forget = {
  title: 'forget',
  z: [
    [0, 0.12345, 1],
    [1, 1, 0.5],
  ],
};
const output = { title: 'output', z: [[1], [0], [0.25]] };

it('draws each matrix in its panel with its first row on top', () => {
  const { data, layout } = heatPanels([forget, output], words);
  const maps = data as HeatmapTrace[];
  expect(maps.map(({ z, yaxis }) => ({ z, yaxis }))).toEqual([
    {
      z: [
        [0, 0.123, 1],
        [1, 1, 0.5],
      ],
      yaxis: 'y',
    },
    { z: [[1], [0], [0.25]], yaxis: 'y2' },
  ]);
  expect(layout.annotations!.map(({ text }) => text)).toEqual(['forget', 'output']);
  expect([layout.xaxis!.range, layout.yaxis!.range]).toEqual([
    [-0.5, 2.5],
    [1.5, -0.5],
  ]);
  expect([layout.xaxis2!.range, layout.yaxis2!.range]).toEqual([
    [-0.5, 0.5],
    [2.5, -0.5],
  ]);
});

it('says once what rows are and what the shades mean', () => {
  const { data, layout } = heatPanels([forget, output], words);
  expect((data as HeatmapTrace[]).map(({ showscale }) => showscale)).toEqual([true, false]);
  expect((data[0] as HeatmapTrace).colorbar).toMatchObject({ tickvals: [0, 1], ticktext: ['closed', 'open'] });
  expect([layout.yaxis!.title?.text, layout.yaxis2!.title]).toEqual(['unit', undefined]);
});

it('puts panels below each other in a narrow figure', () => {
  const heights = [2, 1].map((columns) => heatPanels([forget, output], { ...words, columns }).layout.height);
  expect(heights[1]).toBeGreaterThan(heights[0]! + 200);
});

it('leaves no gaps between many rows', () => {
  const many = { title: 'batch', z: Array.from({ length: 64 }, () => [1, 0]) };
  const gaps = (heatPanels([forget, many], words).data as HeatmapTrace[]).map(({ ygap }) => ygap);
  expect(gaps).toEqual([1, 0]);
});
