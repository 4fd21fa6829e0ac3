import { lightPalette } from '../../figures/palette.ts';
import { plotly } from './plotly.ts';
import { figureIn } from './plots.ts';
import { themed } from './theme.ts';

/** Room of a downloaded figure that fills whatever room there is, in CSS pixels: two columns of a paper. */
const ROOM = 960;
/** Pixels of a PNG for each CSS pixel. */
const SCALE = 2;

/** Saves what stands in a plot as a file, in the light theme on white, and of one size on every screen. */
export async function download(plot: HTMLElement, name: string, format: 'svg' | 'png'): Promise<void> {
  const drawn = figureIn(plot, ROOM);
  if (!drawn) return;
  const figure = themed(drawn, lightPalette);
  const { width = ROOM, height } = figure.layout;
  const link = document.createElement('a');
  link.href = await plotly.toImage(figure, { format, width, height, ...(format === 'png' && { scale: SCALE }) });
  link.download = `${name}.${format}`;
  link.click();
}
