import type { Palette } from './palette.ts';

/**
 * The part of Plotly's figure format that this project draws with: plain JSON, so that a report, a notebook or a file
 * can hold a figure and any Plotly can draw it. Attribute names and meanings are Plotly's.
 */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
}

export type Trace = ScatterTrace | HeatmapTrace | BarTrace;

interface TraceBase {
  readonly name?: string;
  readonly xaxis?: string;
  readonly yaxis?: string;
  readonly opacity?: number;
  readonly showlegend?: boolean;
  readonly legendgroup?: string;
  readonly hovertemplate?: string;
  readonly hoverinfo?: 'skip';
}

export interface ScatterTrace extends TraceBase {
  readonly type: 'scatter';
  readonly mode: 'lines' | 'markers' | 'lines+markers';
  /** `null` breaks the line. */
  readonly x: readonly (number | string | null)[];
  readonly y: readonly (number | null)[];
  readonly customdata?: readonly (number | string)[];
  readonly line?: { readonly color: string; readonly width: number; readonly dash?: Dash };
  readonly marker?: Marker;
  /** Fills the outline that the line makes. */
  readonly fill?: 'toself';
  readonly fillcolor?: string;
  readonly error_x?: ErrorBar;
  readonly error_y?: ErrorBar;
}

export interface HeatmapTrace extends TraceBase {
  readonly type: 'heatmap';
  readonly z: readonly (readonly number[])[];
  readonly zmin: number;
  readonly zmax: number;
  readonly colorscale: readonly (readonly [number, string])[];
  readonly xgap: number;
  readonly ygap: number;
  readonly showscale: boolean;
  readonly colorbar?: Readonly<Record<string, unknown>>;
}

export interface BarTrace extends TraceBase {
  readonly type: 'bar';
  readonly orientation: 'h';
  readonly x: readonly number[];
  readonly y: readonly string[];
  readonly marker: { readonly color: readonly string[]; readonly opacity?: number };
  readonly text?: readonly string[];
  readonly textposition?: 'none';
  readonly error_x?: ErrorBar;
}

export type Dash = 'solid' | 'dash' | 'dot';

export interface Marker {
  readonly color: string;
  readonly symbol: string;
  readonly size: number;
  readonly line?: { readonly color: string; readonly width: number };
}

export interface ErrorBar {
  readonly type: 'data';
  readonly symmetric: false;
  /** Distance up from the value, and down. */
  readonly array: readonly number[];
  readonly arrayminus: readonly number[];
  readonly color?: string;
  readonly thickness: number;
  readonly width: number;
}

export interface Font {
  readonly family?: string;
  readonly size?: number;
  readonly color?: string;
  readonly weight?: number;
}

export interface Layout {
  readonly width?: number;
  readonly height: number;
  readonly margin: { readonly l: number; readonly r: number; readonly t: number; readonly b: number };
  readonly annotations?: readonly Annotation[];
  readonly shapes?: readonly Shape[];
  readonly legend?: Readonly<Record<string, unknown>>;
  readonly showlegend?: boolean;
  readonly font?: Font;
  readonly paper_bgcolor?: string;
  readonly plot_bgcolor?: string;
  readonly hovermode?: 'closest' | 'x unified';
  readonly hoverlabel?: Readonly<Record<string, unknown>>;
  readonly dragmode?: 'zoom' | false;
  readonly barmode?: 'stack';
  readonly bargap?: number;
  readonly [axis: `xaxis${string}` | `yaxis${string}`]: Axis;
}

export interface Axis {
  readonly domain?: readonly [number, number];
  readonly anchor?: string;
  readonly matches?: string;
  readonly type?: 'linear' | 'log' | 'category';
  readonly range?: readonly [number, number];
  readonly side?: 'top';
  readonly title?: { readonly text: string; readonly standoff?: number; readonly font?: Font };
  readonly tickmode?: 'array';
  readonly tickvals?: readonly (number | string)[];
  readonly ticktext?: readonly string[];
  readonly tickangle?: number;
  readonly ticks?: '' | 'outside';
  readonly tickformat?: string;
  readonly tickfont?: Font;
  /** Pixels between axis and labels. */
  readonly ticklabelstandoff?: number;
  readonly ticklabeloverflow?: 'allow';
  readonly showline?: boolean;
  readonly nticks?: number;
  readonly showticklabels?: boolean;
  readonly showgrid?: boolean;
  readonly gridcolor?: string;
  readonly zeroline?: boolean;
  readonly linecolor?: string;
  readonly fixedrange?: boolean;
  readonly automargin?: boolean;
}

export interface Annotation {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly xref: string;
  readonly yref: string;
  readonly xanchor: 'left' | 'center' | 'right';
  readonly yanchor: 'top' | 'middle' | 'bottom';
  readonly xshift?: number;
  readonly yshift?: number;
  /** Of the lines of a text to each other. */
  readonly align?: 'left';
  readonly showarrow: false;
  readonly font?: Font;
}

export interface Shape {
  readonly type: 'rect';
  readonly xref: string;
  readonly yref: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly fillcolor: string;
  readonly line: { readonly width: number };
  readonly layer: 'below';
}

/** How every figure function may be told to draw. */
export interface FigureOptions {
  readonly palette?: Palette;
  /** Panels side by side before a new row begins. */
  readonly columns?: number;
}

/** Text as Plotly shows it literally: Plotly reads `<b>` and `&amp;` as markup. */
export const literal = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
