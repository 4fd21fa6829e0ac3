import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import { lightPalette } from '../../src/figures/palette.ts';
import { figureFiles } from '../../src/platform/node/figure-files.ts';
import { pngOf } from '../../src/platform/node/print-picture.ts';

const svg = (inside: string, width = 90, height = 45) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><rect x="0" y="0" width="${width}" height="${height}" style="fill: rgb(255, 255, 255);"/>${inside}</svg>`;

/** What the colour is at a place of the SVG, as red, green, blue; and all colours there are. */
async function painted(inside: string) {
  const image = await loadImage(Buffer.from(await pngOf(svg(inside))));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const scale = image.width / 90;
  return (x: number, y: number) => [...context.getImageData(x * scale, y * scale, 1, 1).data.slice(0, 3)];
}

it('is as large as print wants it: 900 pixels are seven inches of 300 dots', async () => {
  const png = Buffer.from(await pngOf(svg('', 900, 300)));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2100, 700]);
  const resolution = png.indexOf('pHYs');
  expect(png.readUInt32BE(resolution + 4)).toBe(11_811); // dots per metre
  expect(await pngOf(svg('', 900, 300))).toEqual(png);
});

it('paints shapes where transforms put them, inside of clip paths, with the opacity of their group', async () => {
  const at = await painted(
    `<defs><clipPath id="c"><rect x="0" y="0" width="10" height="45"/></clipPath></defs>
    <g transform="translate(20,0)" clip-path="url(#c)"><path d="M0,0H40V20H0Z" style="fill: rgb(0, 0, 255);"/></g>
    <g style="opacity: 0.5;" fill="#f00"><rect x="50" y="0" width="20" height="10"/><rect x="60" y="0" width="20" height="10"/></g>
    <path d="M0,30H90" style="fill: none; stroke: rgb(0, 128, 0); stroke-width: 4px; stroke-dasharray: 30px, 60px;"/>
    <rect x="72" y="20" width="10" height="5" style="fill: #eee; stroke: #f00; stroke-width: 0px;"/>`,
  );
  expect(at(25, 10)).toEqual([0, 0, 255]);
  expect(at(35, 10)).toEqual([255, 255, 255]);
  for (const x of [55, 65, 75]) expect(at(x, 5)[1]).toBeCloseTo(127.5, -1);
  expect([at(15, 30), at(45, 30)]).toEqual([
    [0, 128, 0],
    [255, 255, 255],
  ]);
  expect(at(72, 22)).toEqual([238, 238, 238]);
});

it('writes every line of a text', async () => {
  const at = await painted(
    `<text x="45" y="15" text-anchor="middle" style="font-size: 20px; fill: rgb(0, 0, 0);"><tspan class="line" dy="0em" x="45" y="15">███</tspan><tspan class="line" dy="1.2em" x="45" y="15">███</tspan></text>`,
  );
  for (const y of [8, 32]) expect(at(45, y)).toEqual([0, 0, 0]);
  expect(at(5, 8)).toEqual([255, 255, 255]);
});

it('refuses what it does not know', async () => {
  await expect(pngOf(svg('<ellipse/>'))).rejects.toThrow('cannot paint <ellipse>');
});

it('makes three files of a figure, in which a heat map has its colours', async () => {
  const figure = alignmentMatrices({
    ...{ source: ['a', 'b'], target: ['c'] },
    maps: [{ model: 'transformer', weights: [[1, 0]] }],
  });
  const files = await figureFiles([{ name: 'map', title: 'A map', alt: 'a and b', figure }]);
  expect(files.map(({ path }) => path)).toEqual(['map.svg', 'map.png', 'map.json']);
  expect(JSON.parse(files[2]!.content as string)).toEqual(JSON.parse(JSON.stringify(figure)));
  const image = await loadImage(Buffer.from(files[1]!.content));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const colors = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const color = `#${[...data.slice(i, i + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  // A cell is 26 pixels wide and has a gap of one: at 7/3 dots a pixel some 3400 dots, less its blurred rim.
  for (const color of [lightPalette.weight0, lightPalette.weight4]) expect(colors.get(color)).toBeGreaterThan(3000);
});
