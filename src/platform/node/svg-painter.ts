import type { CanvasGradient, Image, SKRSContext2D } from '@napi-rs/canvas';
import { transformOf } from './svg-transform.ts';

type CanvasPackage = typeof import('@napi-rs/canvas');
type Style = Readonly<Record<string, string>>;

/** What an element hands down to those inside of it. */
const inherited = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray'],
  ...['stroke-miterlimit', 'font-family', 'font-size', 'font-weight', 'text-anchor'],
] as const;
/** Colours and sizes where nobody says anything, as SVG has it. */
const initial: Style = { fill: 'black', stroke: 'none', 'stroke-miterlimit': '4' };

const ALIGNMENT = { start: 'left', middle: 'center', end: 'right' } as const;

/**
 * Paints on a canvas what Plotly writes as SVG: groups, paths, rectangles, lines of text, pictures, gradients from left
 * to right, clip paths. The canvas package reads SVG by itself, but leaves out pictures (so that heat maps are empty)
 * and second lines of text, does not know lists of fonts, and draws outlines that are 0 wide.
 */
export class SvgPainter {
  readonly #canvas: CanvasPackage;
  readonly #root: Element;
  readonly #pictures: ReadonlyMap<string, Image>;

  private constructor(canvas: CanvasPackage, root: Element, pictures: ReadonlyMap<string, Image>) {
    this.#canvas = canvas;
    this.#root = root;
    this.#pictures = pictures;
  }

  /** @param root the outermost element */
  static async of(canvas: CanvasPackage, root: Element): Promise<SvgPainter> {
    const addresses = [...new Set([...root.querySelectorAll('image')].map(addressOf))];
    const pictures = addresses.map(async (address) => [address, await canvas.loadImage(address)] as const);
    return new SvgPainter(canvas, root, new Map(await Promise.all(pictures)));
  }

  /** With the origin of the drawing at that of the context. */
  paint(context: SKRSContext2D): void {
    for (const child of this.#root.children) this.#paint(child, context, initial);
  }

  #paint(element: Element, context: SKRSContext2D, outer: Style): void {
    if (['defs', 'clipPath', 'title'].includes(element.tagName)) return;
    const style = { ...outer, ...ownStyle(element) };
    if (style.display === 'none') return;
    context.save();
    context.transform(...transformOf(element.getAttribute('transform')));
    const clip = /url\(#(.+)\)/.exec(element.getAttribute('clip-path') ?? '')?.[1];
    if (clip !== undefined) context.clip(this.#outlineOfAll(clip));
    const opacity = Number(style.opacity ?? 1);
    if (opacity === 1) this.#paintInside(element, context, style);
    else this.#paintThrough(opacity, context, (layer) => this.#paintInside(element, layer, style));
    context.restore();
  }

  /** Together, so that what overlaps is not seen through itself. */
  #paintThrough(opacity: number, context: SKRSContext2D, paint: (layer: SKRSContext2D) => void): void {
    const { canvas } = context;
    const layer = this.#canvas.createCanvas(canvas.width, canvas.height).getContext('2d');
    layer.setTransform(context.getTransform());
    paint(layer);
    context.resetTransform();
    context.globalAlpha = opacity;
    context.drawImage(layer.canvas, 0, 0);
  }

  #paintInside(element: Element, context: SKRSContext2D, style: Style): void {
    switch (element.tagName) {
      case 'g':
        for (const child of element.children) this.#paint(child, context, handedDown(style));
        break;
      case 'path':
      case 'rect':
        this.#paintOutline(element, context, style);
        break;
      case 'text':
        paintText(element, context, style);
        break;
      case 'image': {
        const { x, y, width, height } = boxOf(element);
        context.drawImage(this.#pictures.get(addressOf(element))!, x, y, width, height);
        break;
      }
      default:
        throw new Error(`cannot paint <${element.tagName}>`);
    }
  }

  #paintOutline(element: Element, context: SKRSContext2D, style: Style): void {
    const outline = this.#outline(element);
    if (style.fill !== 'none') {
      const gradient = /url\(['"]?#(.+?)['"]?\)/.exec(style.fill!)?.[1];
      context.globalAlpha = Number(style['fill-opacity'] ?? 1);
      context.fillStyle = gradient === undefined ? style.fill! : this.#gradient(gradient, element, context);
      context.fill(outline, style['fill-rule'] === 'evenodd' ? 'evenodd' : 'nonzero');
    }
    const width = Number.parseFloat(style['stroke-width'] ?? '1');
    if (style.stroke !== 'none' && width > 0) {
      context.globalAlpha = Number(style['stroke-opacity'] ?? 1);
      context.strokeStyle = style.stroke!;
      context.lineWidth = width;
      context.miterLimit = Number(style['stroke-miterlimit']);
      context.setLineDash((style['stroke-dasharray'] ?? '').match(/[\d.]+/g)?.map(Number) ?? []);
      context.stroke(outline);
    }
  }

  #outline(element: Element) {
    const { Path2D } = this.#canvas;
    if (element.tagName === 'path') return new Path2D(element.getAttribute('d') ?? '');
    const { x, y, width, height } = boxOf(element);
    const outline = new Path2D();
    outline.rect(x, y, width, height);
    return outline;
  }

  #outlineOfAll(id: string) {
    const whole = new this.#canvas.Path2D();
    for (const part of this.#byId(id).children) whole.addPath(this.#outline(part));
    return whole;
  }

  #gradient(id: string, rectangle: Element, context: SKRSContext2D): CanvasGradient {
    const { x, y, width, height } = boxOf(rectangle);
    const definition = this.#byId(id);
    const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => numberOf(definition, name));
    const gradient = context.createLinearGradient(x + x1! * width, y + y1! * height, x + x2! * width, y + y2! * height);
    for (const stop of definition.children) {
      gradient.addColorStop(numberOf(stop, 'offset') / 100, stop.getAttribute('stop-color')!);
    }
    return gradient;
  }

  #byId(id: string): Element {
    const found = this.#root.querySelector(`[id="${id}"]`);
    if (!found) throw new Error(`this picture has no part "${id}"`);
    return found;
  }
}

function paintText(text: Element, context: SKRSContext2D, style: Style): void {
  const size = Number.parseFloat(style['font-size'] ?? '12');
  context.font = `${style['font-weight'] ?? ''} ${size}px ${style['font-family'] ?? 'sans-serif'}`;
  context.fillStyle = style.fill!;
  context.globalAlpha = Number(style['fill-opacity'] ?? 1);
  context.textAlign = ALIGNMENT[(style['text-anchor'] ?? 'start') as keyof typeof ALIGNMENT];
  const lines = [...text.querySelectorAll('tspan.line')];
  for (const line of lines.length > 0 ? lines : [text]) {
    context.fillText(line.textContent ?? '', numberOf(line, 'x'), numberOf(line, 'y') + numberOf(line, 'dy') * size);
  }
}

/** What an element says of itself, in attributes or, which counts more, in its style. */
function ownStyle(element: Element): Style {
  const attributes = inherited.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value] as const];
  });
  const declarations = (element.getAttribute('style') ?? '').split(/;\s*/).flatMap((declaration) => {
    const [, name, value] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(declaration) ?? [];
    return name === undefined ? [] : [[name, value!] as const];
  });
  return Object.fromEntries([...attributes, ...declarations]);
}

const handedDown = (style: Style): Style =>
  Object.fromEntries(inherited.flatMap((name) => (style[name] === undefined ? [] : [[name, style[name]]])));

const numberOf = (element: Element, name: string) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
const addressOf = (image: Element) => image.getAttribute('xlink:href')!;
const boxOf = (element: Element) => ({
  ...{ x: numberOf(element, 'x'), y: numberOf(element, 'y') },
  ...{ width: numberOf(element, 'width'), height: numberOf(element, 'height') },
});
