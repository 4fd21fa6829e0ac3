import { expect, it } from 'vitest';
import type { HeatmapTrace } from '../../src/figures/figure.ts';
import { darkPalette } from '../../src/figures/palette.ts';
import { signedMatrix } from '../../src/figures/signed-matrix.ts';

const matrix = {
  values: [
    [0.12345, -3, 0],
    [1, 2, -0.5],
  ],
  ...{ xTitle: 'entry', yTitle: 'position', zTitle: 'PE' },
};

it('gives numbers below and above zero scales of one length, whatever the largest of each is', () => {
  const [{ z, zmin, zmax, colorscale }] = signedMatrix(matrix, { palette: darkPalette }).data as [HeatmapTrace];
  expect(z[0]).toEqual([0.123, -3, 0]);
  expect([zmin, zmax]).toEqual([-3, 3]);
  expect(colorscale.map(([place]) => place)).toEqual([0, 0.5, 1]);
  expect(colorscale[1]![1]).toBe(darkPalette.paper);
});

it('has the first row on top, and square cells of the size asked for', () => {
  const { layout } = signedMatrix(matrix, { cell: 7 });
  const { l, r, t, b } = layout.margin;
  expect([layout.width! - l - r, layout.height - t - b]).toEqual([3 * 7, 2 * 7]);
  expect([layout.xaxis!.range, layout.yaxis!.range]).toEqual([
    [-0.5, 2.5],
    [1.5, -0.5],
  ]);
  expect([layout.xaxis!.title!.text, layout.yaxis!.title!.text]).toEqual(['entry', 'position']);
});
