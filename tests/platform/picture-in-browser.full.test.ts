import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import type { Figure, ScatterTrace } from '../../src/figures/figure.ts';
import { studyFigures } from '../../src/figures/study-figures.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { pngOf } from '../../src/platform/node/print-picture.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { costStudy, levelStudy } from '../figures/example-studies.ts';
import { describeInChromium } from '../setup/chromium.ts';
import { exampleStudy } from '../study/example-study.ts';
import { likeness } from '../support/picture-likeness.ts';
import { partsOf } from '../support/picture-parts.ts';

/** Likeness that a picture without a browser must have to that of the page, and a picture of something else lacks. */
const ALIKE = 0.75;

const byName = (figures: ReturnType<typeof studyFigures>, name: string) =>
  figures.find((figure) => figure.name === name)!.figure;
const matrices = alignmentMatrices({
  ...{ source: ['the', 'cat', '<eos>'], target: ['le', 'chat', '<eos>'] },
  gold: { sure: [[0, 0]], possible: [[1, 1]] },
  maps: ['lstm-additive', 'transformer'].map((model, place) => ({
    model,
    weights: [0, 1, 2].map((row) => [0, 1, 2].map((column) => (row === column ? 0.8 - place / 4 : 0.1 + place / 8))),
  })),
});
const figures: Record<string, Figure> = {
  'quality by length': byName(studyFigures(exampleStudy()), 'quality-by-length'),
  levels: byName(studyFigures(levelStudy()), 'levels'),
  'arms in a column': byName(studyFigures(exampleStudy(), { width: 'column' }), 'arms-column'),
  contrasts: byName(studyFigures(levelStudy()), 'contrasts'),
  'costs of a step': byName(studyFigures(costStudy()), 'step-costs'),
  'alignment matrices': matrices,
};

/** Fonts are those of the machine, in a browser and without: words are compared as text, and left out of what is seen. */
const withoutWords = (svg: string) => svg.replace(/<text.*?<\/text>/gs, '');

describeInChromium('a picture made without a browser', (browser) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser().newPage({ viewport: { width: 900, height: 1600 } });
    await page.setContent('<style>body { margin: 0 } svg { display: block }</style><div id="picture"></div>');
    await page.addScriptTag({ path: projectPath('node_modules/plotly.js-dist-min/plotly.min.js') });
  });
  afterAll(() => page.close());

  /** What the Plotly of the page makes of a figure: as SVG, and as it looks there without words. */
  async function inBrowser(figure: Figure) {
    const { width = 900, height } = figure.layout;
    const svg = await page.evaluate(
      ([given, options]) => Reflect.get(globalThis, 'Plotly').toImage(given, options) as Promise<string>,
      [figure, { format: 'svg', width, height, imageDataOnly: true }] as const,
    );
    await page.evaluate((picture) => {
      document.getElementById('picture')!.innerHTML = picture;
    }, withoutWords(svg));
    const clip = { x: 0, y: 0, width: Math.round(width), height: Math.round(height) };
    return { svg, seen: await page.screenshot({ clip, fullPage: true }) };
  }

  const drawn = async (figure: Figure) => pngOf(withoutWords(await svgOf(figure)));
  const likenessOf = (one: Uint8Array, other: Uint8Array, { layout: { width = 900, height } }: Figure) =>
    likeness(one, other, Math.round(width), Math.round(height));

  it.each(Object.keys(figures))(
    'of %s has the words, colours, lines and points of the page, and looks like it',
    async (name) => {
      const figure = figures[name]!;
      const { svg, seen } = await inBrowser(figure);
      expect(partsOf(await svgOf(figure))).toEqual(partsOf(svg));
      expect(await likenessOf(await drawn(figure), seen, figure)).toBeGreaterThan(ALIKE);
    },
  );

  it('looks like no other: not with a line less, another colour, or another number', async () => {
    const figure = figures.levels!;
    const { seen } = await inBrowser(figure);
    const changed = (change: (line: ScatterTrace) => ScatterTrace[]): Figure => ({
      ...figure,
      data: figure.data.flatMap((trace, place) => (place === 1 ? change(trace as ScatterTrace) : [trace])),
    });
    const others = [
      changed(() => []),
      changed((line) => [{ ...line, line: { color: '#d55e00', width: 2.2 } }]),
      changed((line) => [{ ...line, y: line.y.map((value) => value! + 3) }]),
    ];
    for (const other of others) expect(await likenessOf(await drawn(other), seen, figure)).toBeLessThan(ALIKE);
  });
});
