import { JSDOM } from 'jsdom';

/** What an SVG picture by Plotly consists of, so that two can be compared. */
export interface PictureParts {
  /** Every text, sorted. */
  readonly labels: readonly string[];
  /** Every colour that something is filled or stroked with, and how opaque it is, sorted. */
  readonly colors: readonly string[];
  readonly traces: number;
  readonly points: number;
  readonly lines: number;
  readonly whiskers: number;
}

export function partsOf(svg: string): PictureParts {
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  const all = [...document.querySelectorAll<SVGElement>('*')];
  const count = (selector: string) => document.querySelectorAll(selector).length;
  return {
    labels: all
      .filter(({ tagName }) => tagName === 'text')
      .map(labelOf)
      .sort(),
    colors: [...new Set(all.flatMap((element) => ['fill', 'stroke'].flatMap((what) => paintOf(element, what))))].sort(),
    ...{ traces: count('.trace, .heatmaplayer image'), points: count('.point') },
    ...{ lines: count('.js-line'), whiskers: count('.errorbar path') },
  };
}

const labelOf = (text: Element) => {
  const lines = [...text.querySelectorAll('tspan.line')];
  return (lines.length > 0 ? lines : [text]).map(({ textContent }) => textContent).join(' ');
};

function paintOf(element: Element, what: string): string[] {
  const style = `;${element.getAttribute('style') ?? ''}`;
  const value = (name: string) => new RegExp(`;\\s*${name}:\\s*([^;]+)`).exec(style)?.[1];
  const [color, opacity = '1'] = [value(what), value(`${what}-opacity`)];
  return color === undefined || color === 'none' || color.startsWith('url') ? [] : [`${what} ${color} ${opacity}`];
}
