import type { SKRSContext2D } from '@napi-rs/canvas';
import { IDENTITY, type Matrix, multiply, transformOf } from './svg-transform.ts';

/** Left, top, right and bottom, in pixels. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

const ANCHOR: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };
/** Share of its size that a line of text stands above its base line, and the distance of lines. */
const ASCENT = 0.8;
const LINE = 1.3;
/** In a legend, entries stand side by side: the fonts of whoever looks at it may be a little wider than those here. */
const SPARE = 1.06;

/** Where the text of an SVG document stands, which a document without a screen does not know by itself. */
export class SvgTextBoxes {
  readonly #context: SKRSContext2D;

  constructor(context: SKRSContext2D) {
    this.#context = context;
  }

  /** Of a text in its own coordinates, or of all texts of a group in the group's. */
  own(element: Element): Box {
    if (isText(element)) return this.#textBox(element);
    return union(
      [...element.querySelectorAll('text')].map((text) => transformed(this.#textBox(text), path(text, element))),
    );
  }

  /** On the page. */
  onPage(element: Element): Box {
    return transformed(this.own(element), path(element, null));
  }

  #textBox(text: Element): Box {
    const size = Number.parseFloat(styleOf(text, 'font-size') ?? '12');
    const family = styleOf(text, 'font-family') ?? 'sans-serif';
    this.#context.font = `${styleOf(text, 'font-weight') ?? ''} ${size}px ${family}`;
    const spans = [...text.querySelectorAll('tspan.line')];
    const lines = (spans.length > 0 ? spans : [text]).map(({ textContent }) => textContent ?? '');
    const width =
      (text.closest('.legend') ? SPARE : 1) * Math.max(...lines.map((line) => this.#context.measureText(line).width));
    const left = numberOf(text, 'x') - width * (ANCHOR[text.getAttribute('text-anchor') ?? ''] ?? 0);
    const top = numberOf(text, 'y') - ASCENT * size;
    return [left, top, left + width, top + size * LINE * lines.length];
  }
}

const isText = (element: Element) => element.tagName === 'text' || element.tagName === 'tspan';
const numberOf = (element: Element, attribute: string) =>
  Number.parseFloat(element.getAttribute(attribute) ?? '0') || 0;

/** A property from the nearest style or attribute that gives it. */
function styleOf(element: Element, property: string): string | undefined {
  const declaration = new RegExp(`(?:^|;)\\s*${property}:\\s*([^;]+)`);
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value = declaration.exec(at.getAttribute('style') ?? '')?.[1] ?? at.getAttribute(property);
    if (value) return value;
  }
  return undefined;
}

/** From an element's own coordinates to those inside of an ancestor, or of the page. */
function path(element: Element, ancestor: Element | null): Matrix {
  let matrix = IDENTITY;
  for (let at: Element | null = element; at && at !== ancestor; at = at.parentElement) {
    matrix = multiply(transformOf(at.getAttribute('transform')), matrix);
  }
  return matrix;
}

function transformed([left, top, right, bottom]: Box, [a, b, c, d, e, f]: Matrix): Box {
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => [a * x + c * y + e, b * x + d * y + f]));
  const [xs, ys] = [corners.map(([x]) => x!), corners.map(([, y]) => y!)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function union(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return [0, 0, 0, 0];
  const side = (index: number, of: (...values: number[]) => number) => of(...boxes.map((box) => box[index]!));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
