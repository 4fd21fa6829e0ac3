import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { Random } from '../../base/random.ts';
import { sha256 } from '../../base/sha256.ts';
import type { Figure } from '../../figures/figure.ts';
import { printWidth } from '../../figures/print-width.ts';
import { picturePackages } from './picture-packages.ts';
import { SvgTextBoxes } from './svg-text-boxes.ts';

/**
 * A figure as an SVG picture, as wide as a page where it names no width itself, drawn without a browser by the Plotly of
 * the report. It runs in a document made by jsdom, which knows no sizes: text is measured on a canvas instead.
 * @throws InputError if jsdom or the canvas, which are optional dependencies, are not installed
 */
export async function svgOf({ data, layout }: Figure): Promise<string> {
  plotly ??= loadPlotly();
  const { width = printWidth.page, height } = layout;
  // Plotly changes what it is given.
  const traces = data.map((trace, i) => ({ ...trace, uid: `${i}` })); // else six random digits
  const figure = structuredClone({ data: traces, layout: { ...layout, width } });
  return withOwnNames(await (await plotly).toImage(figure, { format: 'svg', width, height, imageDataOnly: true }));
}

/**
 * The picture with names made of what it shows: the same figure gives the same file, and two in one page do not share
 * names. Plotly puts six random digits into the names of clip paths and the like: `clip1f2e3dxyplot`.
 */
async function withOwnNames(svg: string): Promise<string> {
  const random = /"defs-([0-9a-f]{6})"/.exec(svg)?.[1];
  if (random === undefined) return svg;
  const names = new RegExp(`(clip|defs-|legend|topdefs-)${random}`, 'g');
  const own = await sha256(new TextEncoder().encode(svg.replace(names, '$1')));
  return svg.replace(names, `$1${own.slice(0, 6)}`);
}

interface Plotly {
  toImage(figure: object, options: object): Promise<string>;
}

let plotly: Promise<Plotly> | undefined;

async function loadPlotly(): Promise<Plotly> {
  const { JSDOM, canvas } = await picturePackages();
  const path = createRequire(import.meta.url).resolve('plotly.js-dist-min');
  const { window } = new JSDOM('', { runScripts: 'outside-only', pretendToBeVisual: true });
  Object.assign(window, {
    ...{ TextEncoder, TextDecoder },
    matchMedia: () => ({ matches: false, addEventListener() {}, addListener() {} }),
  });
  window.URL.createObjectURL = () => '';
  const random = new Random(0);
  window.Math.random = () => random.uniform(); // which Plotly names parts of a picture by: drawn again, it is the same
  measureText(window, canvas.createCanvas(1, 1).getContext('2d'));
  paintOnCanvas(window, canvas.createCanvas);
  window.eval(await readFile(path, 'utf8'));
  return window.Plotly as Plotly;
}

// biome-ignore lint/suspicious/noExplicitAny: the window of jsdom has the types of every browser interface, and none fits
type Window = any;

/** Gives text its size and place. Plotly asks for them to set ticks, titles and legends. */
function measureText(window: Window, context: SKRSContext2D): void {
  const boxes = new SvgTextBoxes(context);
  const { prototype } = window.SVGElement;
  prototype.getBBox = function (this: Element) {
    const [x, y, right, bottom] = boxes.own(this);
    return { x, y, width: right - x, height: bottom - y };
  };
  prototype.getComputedTextLength = function (this: Element) {
    const [left, , right] = boxes.own(this);
    return right - left;
  };
  prototype.getBoundingClientRect = function (this: Element) {
    const [left, top, right, bottom] = boxes.onPage(this);
    return { ...{ left, top, right, bottom, x: left, y: top }, width: right - left, height: bottom - top };
  };
}

/** Lets Plotly paint heat maps, which it does on a canvas. */
function paintOnCanvas(window: Window, createCanvas: (width: number, height: number) => Canvas): void {
  const canvases = new WeakMap<object, Canvas>();
  const canvasOf = (element: { width: number; height: number }) => {
    const canvas = canvases.get(element) ?? createCanvas(element.width, element.height);
    canvases.set(element, canvas);
    return canvas;
  };
  const { prototype } = window.HTMLCanvasElement;
  prototype.getContext = function (this: { width: number; height: number }) {
    return canvasOf(this).getContext('2d');
  };
  prototype.toDataURL = function (this: { width: number; height: number }) {
    return canvasOf(this).toDataURL();
  };
}
