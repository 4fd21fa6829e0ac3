import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Pixels over which a picture is averaged, so that a line may be drawn half a pixel aside. */
const CELL = 6;
/** Cells along the side of a square that is looked at by itself. */
const TILE = 8;
/** Squares that hold less ink than this share of the fullest are left out: a grid line is no content. */
const FAINT = 0.1;

/**
 * How alike two PNG pictures are where they differ most: both are scaled to one size and averaged over cells of 6 pixels;
 * of each square of 8 × 8 cells, 1 − Σ|a − b| ∕ Σ(a + b) over the ink (the distance from white) in its red, green and
 * blue (Bray and Curtis 1957); the lowest of all squares. 1 for the same picture, 0 where one has what the other lacks.
 */
export async function likeness(one: Uint8Array, other: Uint8Array, width: number, height: number): Promise<number> {
  const [a, b] = [await inkOf(one, width, height), await inkOf(other, width, height)];
  const across = Math.ceil(width / CELL);
  const tiles = new Map<string, { apart: number; together: number }>();
  for (let i = 0; i < a.length; i++) {
    const cell = Math.floor(i / 3);
    const key = [cell % across, Math.floor(cell / across)].map((place) => Math.floor(place / TILE)).join();
    const { apart, together } = tiles.get(key) ?? { apart: 0, together: 0 };
    tiles.set(key, { apart: apart + Math.abs(a[i]! - b[i]!), together: together + a[i]! + b[i]! });
  }
  const fullest = Math.max(...[...tiles.values()].map(({ together }) => together));
  const telling = [...tiles.values()].filter(({ together }) => together >= FAINT * fullest);
  return Math.min(...telling.map(({ apart, together }) => 1 - apart / together));
}

/** The ink in each cell, row by row, as red, green and blue. */
async function inkOf(png: Uint8Array, width: number, height: number): Promise<Float64Array> {
  const context = createCanvas(width, height).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(await loadImage(Buffer.from(png)), 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const across = Math.ceil(width / CELL);
  const ink = new Float64Array(across * Math.ceil(height / CELL) * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const cell = Math.floor(Math.floor(pixel / width) / CELL) * across + Math.floor((pixel % width) / CELL);
    for (let part = 0; part < 3; part++) ink[3 * cell + part]! += 255 - data[4 * pixel + part]!;
  }
  return ink;
}
