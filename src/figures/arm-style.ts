import type { Dash } from './figure.ts';
import { type ModelStyle, modelStyle } from './model-style.ts';
import type { Palette } from './palette.ts';

/** What a line of a study's figure stands for: an arm, or a group of arms. */
export interface Series {
  readonly name: string;
  readonly title: string;
  readonly model: string;
}

export interface SeriesStyle extends ModelStyle {
  readonly dash: Dash;
}

/** Other shapes than those of models. */
const symbols = ['hexagon', 'triangle-left', 'x', 'triangle-right', 'cross', 'star', 'hourglass', 'bowtie'] as const;
const colors = ['variant-1', 'variant-2', 'variant-3', 'variant-4', 'variant-5', 'variant-6'] as const;
const dashes = ['solid', 'dash', 'dot'] as const;

/**
 * How each is drawn, by name: in the model's own way if nothing else here is of that model, else in a way of its own.
 * Where there are more variants than colours, these come again with another shape and a broken line.
 */
export function seriesStyles(all: readonly Series[], palette: Palette): ReadonlyMap<string, SeriesStyle> {
  let variants = 0;
  return new Map(
    all.map(({ name, title, model }): [string, SeriesStyle] => {
      const alone = all.every((other) => other.name === name || other.model !== model);
      if (alone) return [name, { ...modelStyle(model, palette), title, dash: 'solid' }];
      const place = variants++;
      const dash = dashes[Math.floor(place / colors.length) % dashes.length]!;
      const color = palette[colors[place % colors.length]!];
      return [name, { title, color, symbol: symbols[place % symbols.length]!, dash }];
    }),
  );
}
