import type { Palette } from './palette.ts';

/** Shades between two neighbouring colours of the scale: finer steps could not be told apart in so small a picture. */
const SHADES = 4;

/**
 * An attention map as a small SVG picture without words, one unit a cell, in the colours of `attentionScale`. All cells
 * of a shade are one path, so that a page can show dozens of maps at once. A shade between two colours of the scale is
 * the first of them with the second, half transparent, on it: colours may then be names of CSS variables.
 */
export function mapThumbnail(weights: readonly (readonly number[])[], palette: Palette): string {
  const { weight0, weight1, weight2, weight3, weight4 } = palette;
  const scale = [weight0, weight1, weight2, weight3, weight4];
  const [width, height] = [weights[0]!.length, weights.length];
  const cells = new Map<number, string>(); // by shade: the cells of a path
  for (const [y, row] of weights.entries()) {
    for (const [x, weight] of row.entries()) {
      const shade = Math.round(weight * SHADES * (scale.length - 1));
      if (shade > 0) cells.set(shade, `${cells.get(shade) ?? ''}M${x} ${y}h1v1h-1z`);
    }
  }
  const path = (d: string, fill: string, opacity = 1) =>
    `<path d="${d}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
  const paths = Array.from(cells, ([shade, d]) => {
    const [color, between] = [Math.floor(shade / SHADES), (shade % SHADES) / SHADES];
    return path(d, scale[color]!) + (between > 0 ? path(d, scale[color + 1]!, between) : '');
  });
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges" aria-hidden="true"><rect ${size} fill="${weight0}"/>${paths.join('')}</svg>`;
}
