import type { NamedFigure } from '../../figures/named-figure.ts';
import { pngOf } from './print-picture.ts';
import { svgOf } from './static-figure.ts';

export interface FigureFile {
  /** Relative to the folder that all of them go to. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * The files of figures: `.svg` and, for print, `.png` as pictures, `.json` for Plotly.
 * @throws InputError if jsdom or the canvas, which are optional dependencies, are not installed
 */
export async function figureFiles(figures: readonly NamedFigure[]): Promise<FigureFile[]> {
  const files: FigureFile[] = [];
  for (const { name, figure } of figures) {
    const svg = await svgOf(figure);
    files.push(
      { path: `${name}.svg`, content: svg },
      { path: `${name}.png`, content: await pngOf(svg) },
      { path: `${name}.json`, content: `${JSON.stringify(figure)}\n` },
    );
  }
  return files;
}
