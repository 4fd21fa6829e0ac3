import { expect, it } from 'vitest';
import { linePanels } from '../../src/figures/line-panels.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';

const figure = (title: string) =>
  linePanels([
    { title, xTitle: 'step', yTitle: 'loss', lines: [{ name: 'a', color: '#123456', x: [0, 1, 2], y: [3, 2, 1] }] },
  ]);

it('gives the same file for the same figure, and names of its own to another', async () => {
  const [first, again, other] = [await svgOf(figure('A')), await svgOf(figure('A')), await svgOf(figure('B'))];
  expect(first).toMatch(/^<svg/);
  expect(again).toBe(first);
  const names = (svg: string) => new Set(Array.from(svg.matchAll(/\bid="([^"]+)"/g), ([, name]) => name));
  expect(names(first).size).toBeGreaterThan(2);
  expect([...names(first)].filter((name) => names(other).has(name))).toEqual([]);
  for (const [, name] of first.matchAll(/url\(#([^)]+)\)/g)) expect(names(first)).toContain(name);
});
