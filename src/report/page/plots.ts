import type { Figure } from '../../figures/figure.ts';
import type { Drawing } from '../figure-block.ts';
import { type PlotlyElement, plotly } from './plotly.ts';
import { onThemeChange, printing, themed } from './theme.ts';

/** Width of the text on a printed A4 or Letter page, in CSS pixels. */
const PAPER = 680;

/** How far outside the window a plot is drawn already, so that it is there when it is scrolled to. */
const AHEAD = '800px 0px';

interface Plot {
  drawing: Drawing;
  /** In or near the window at least once. */
  seen: boolean;
}

const plots = new Map<HTMLElement, Plot>();

/** A plot's frame changes its width when the window does, or when what it stands in is shown. */
const widths = new ResizeObserver((entries) => {
  const frames = new Set(entries.map(({ target }) => target));
  for (const element of plots.keys()) if (frames.has(element.parentElement!)) draw(element);
});

const nearness = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const plot = plots.get(target as HTMLElement);
      if (!isIntersecting || !plot || plot.seen) continue;
      plot.seen = true;
      nearness.unobserve(target);
      draw(target as HTMLElement);
    }
  },
  { rootMargin: AHEAD },
);

onThemeChange(() => {
  for (const element of plots.keys()) draw(element);
});

/**
 * Draws in an element of class `plot`, now if it is near the window or else when it comes near, and again whenever its
 * room or the theme changes. Call it again to draw something else there.
 * @param drawing coloured by `variablePalette`
 */
export function show(element: HTMLElement, drawing: Drawing): void {
  const known = plots.get(element);
  if (known) known.drawing = drawing;
  else {
    plots.set(element, { drawing, seen: false });
    nearness.observe(element);
    widths.observe(element.parentElement!);
  }
  draw(element);
}

/** A cell of a heatmap; columns (x) and rows (y) count from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Hears of the cell that the reader points at (`undefined` when no longer at any) or clicks. */
export interface CellListener {
  over(cell: Cell | undefined): void;
  click(cell: Cell): void;
}

/** Waiting for their plot to be drawn: before that Plotly has made nothing that could be listened to. */
const waiting = new Map<HTMLElement, CellListener>();

/** Listens to what a reader points at in a plot of heatmaps. */
export function onCell(element: HTMLElement, listener: CellListener): void {
  waiting.set(element, listener);
}

function listen(element: HTMLElement): void {
  const listener = waiting.get(element);
  if (!listener) return;
  waiting.delete(element);
  const plot = element as PlotlyElement;
  plot.on('plotly_hover', ({ points }) => listener.over(points[0]));
  plot.on('plotly_unhover', () => listener.over(undefined));
  plot.on('plotly_click', ({ points }) => points[0] && listener.click(points[0]));
}

/** What stands in an element, as it looks with so much room, in pixels; undefined where nothing was ever shown. */
export function figureIn(element: HTMLElement, room: number): Figure | undefined {
  const drawing = plots.get(element)?.drawing;
  return drawing && fitted(drawing, room);
}

function draw(element: HTMLElement): void {
  const room = printing() ? PAPER : element.parentElement!.clientWidth;
  const { drawing, seen } = plots.get(element)!;
  if (room === 0) return; // hidden; it is drawn when it is shown
  const { data, layout } = fitted(drawing, room);
  element.style.minHeight = `${layout.height}px`; // so that nothing moves when it is drawn
  if (!seen && !printing()) return;
  plotly.react(element, themed(data), themed(layout), { displayModeBar: false });
  listen(element);
}

function fitted({ data, layouts }: Drawing, room: number): Figure {
  const { layout } = layouts.find((choice) => choice.room <= room) ?? layouts.at(-1)!;
  return { data, layout: { width: room, ...layout } };
}
