import { crc32 } from 'node:zlib';
import { printWidth } from '../../figures/print-width.ts';
import { picturePackages } from './picture-packages.ts';
import { SvgPainter } from './svg-painter.ts';

const DOTS_PER_INCH = 300;
/** Dots of print for each pixel of a figure, a page being 7 inches wide: type is of the same size in all. */
const SCALE = (DOTS_PER_INCH * 7) / printWidth.page;

/**
 * A picture by `svgOf` as PNG for print, without a browser: 900 pixels make 7 inches, the width of a page, 450 make 3.5,
 * that of a column, at 300 dots per inch. The same picture gives the same bytes on one machine; on another, fonts differ.
 * @throws InputError if jsdom or the canvas, which are optional dependencies, are not installed
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { JSDOM, canvas } = await picturePackages();
  const root = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;
  const [width, height] = ['width', 'height'].map((side) => Math.round(SCALE * Number(root.getAttribute(side))));
  const context = canvas.createCanvas(width!, height!).getContext('2d');
  context.scale(SCALE, SCALE);
  (await SvgPainter.of(canvas, root)).paint(context);
  return withResolution(context.canvas.toBuffer('image/png'));
}

/** Length of a PNG's signature and first chunk, after which others may stand. */
const HEADER = 33;
const METRES_PER_INCH = 0.0254;

/** With the chunk that says how large it is in print (PNG specification, 11.3.5.3 pHYs). */
function withResolution(png: Buffer): Buffer {
  const chunk = Buffer.alloc(21);
  const dotsPerMetre = Math.round(DOTS_PER_INCH / METRES_PER_INCH);
  chunk.writeUInt32BE(9, 0); // bytes of what follows the name
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(dotsPerMetre, 8); // across
  chunk.writeUInt32BE(dotsPerMetre, 12); // down
  chunk.writeUInt8(1, 16); // per metre
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEADER), chunk, png.subarray(HEADER)]);
}
