import type { Figure } from '../../figures/figure.ts';

/** The part of Plotly that the page uses; the whole stands in a script element before this one. */
interface Plotly {
  react(plot: HTMLElement, data: Figure['data'], layout: Figure['layout'], config: object): Promise<unknown>;
  /** A data URL. */
  toImage(figure: Figure, options: ImageOptions): Promise<string>;
}

interface ImageOptions {
  readonly format: 'svg' | 'png';
  /** In CSS pixels; a PNG has `scale` times as many. */
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
}

/** An element in which Plotly has drawn. */
export interface PlotlyElement extends HTMLElement {
  on(event: string, listener: (event: { readonly points: readonly { x: number; y: number }[] }) => void): void;
}

export const plotly = Reflect.get(globalThis, 'Plotly') as Plotly;
