import { expect, it } from 'vitest';
import { type LinePanel, linePanels } from '../../src/figures/line-panels.ts';

const line = { name: 'loss', color: '#000000', x: [0, 1, 2], y: [8, 4, null] };
const panel: LinePanel = { title: 'A', xTitle: 'step', yTitle: 'loss', yLog: true, lines: [line] };
const other: LinePanel = { ...panel, title: 'B', yLog: false, lines: [line, { ...line, name: 'norm', marked: true }] };

it('draws each line in its panel, and names it once in the legend', () => {
  const { data, layout } = linePanels([panel, other]);
  expect(data.map(({ name, xaxis, showlegend }) => ({ name, xaxis, showlegend }))).toEqual([
    { name: 'loss', xaxis: 'x', showlegend: true },
    { name: 'loss', xaxis: 'x2', showlegend: false },
    { name: 'norm', xaxis: 'x2', showlegend: true },
  ]);
  expect(layout.annotations!.map(({ text }) => text)).toEqual(['A', 'B']);
});

it('has a logarithmic axis where it is asked for, over the values that are there', () => {
  const { layout } = linePanels([panel, other]);
  expect(layout.yaxis!.type).toBe('log');
  expect(layout.yaxis!.range).toEqual([0.556303, 0.944483]); // log10 of 0.9 · 4 and 1.1 · 8
  expect(layout.yaxis2!.type).toBeUndefined();
  expect(layout.xaxis!.type).toBeUndefined();
  const { xaxis } = linePanels([{ ...panel, xLog: true, lines: [{ ...line, x: [1e-4, 1e-2, 1] }] }]).layout;
  expect(xaxis!.type).toBe('log');
  expect(xaxis!.tickvals).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
  expect(xaxis!.ticktext).toEqual(['1e-4', '0.001', '0.01', '0.1', '1']);
});

it('puts panels below each other in a narrow figure', () => {
  const heights = [2, 1].map((columns) => linePanels([panel, other], { columns }).layout.height);
  expect(heights[1]).toBeGreaterThan(heights[0]! + 200);
});
