import type { Dash, ScatterTrace } from './figure.ts';
import { whiskers } from './over-seeds.ts';
import type { SeedsCurve } from './training-curves.ts';

/** How a curve looks. */
export interface CurveStyle {
  readonly color: string;
  readonly width: number;
  readonly dash?: Dash;
  readonly opacity?: number;
  /** What it is, when the pointer is on it; such a curve without a name says nothing. */
  readonly name?: string;
}

type Place = Pick<ScatterTrace, 'xaxis' | 'yaxis'>;

/** The mean over seeds as a line, on a band from the lowest to the highest of them where there are several. */
export function curveTraces(curve: SeedsCurve, place: Place, style: CurveStyle): ScatterTrace[] {
  const { color, width, dash, opacity, name } = style;
  const base = { ...place, type: 'scatter', mode: 'lines', showlegend: false } as const;
  const [x, y] = [curve.x.map(rounded), curve.y.map(({ mean }) => rounded(mean))];
  const line: ScatterTrace = {
    ...{ ...base, x, y, line: { color, width, ...(dash && { dash }) }, ...(opacity !== undefined && { opacity }) },
    ...(name === undefined
      ? { hoverinfo: 'skip' as const }
      : { hovertemplate: `${name}: %{y:.4~g}<br>%{x:,}<extra></extra>` }),
  };
  if (curve.y.every(({ low, high }) => low === high)) return [line];
  const [low, high] = [curve.y.map((spread) => rounded(spread.low)), curve.y.map((spread) => rounded(spread.high))];
  return [band([...x, ...x.toReversed()], [...high, ...low.toReversed()], color, base), line];
}

/** Marks joined by a dotted line, with whiskers from the lowest to the highest seed where there are several. */
export function markTraces(curve: SeedsCurve, place: Place, color: string, name: string): ScatterTrace[] {
  const error = whiskers(curve.y, color);
  return [
    {
      ...{ ...place, type: 'scatter', mode: 'lines+markers', showlegend: false },
      ...{ x: curve.x.map(rounded), y: curve.y.map(({ mean }) => rounded(mean)) },
      ...{ line: { color, width: 1.4, dash: 'dot' }, marker: { color, symbol: 'circle', size: 6 } },
      ...(error && { error_y: error }),
      hovertemplate: `${name}: %{y:.4~g}<br>%{x:,}<extra></extra>`,
    },
  ];
}

/** A filled outline without a line. */
export function band(
  x: ScatterTrace['x'],
  y: ScatterTrace['y'],
  color: string,
  base: Pick<ScatterTrace, 'xaxis' | 'yaxis' | 'showlegend' | 'name'>,
): ScatterTrace {
  return {
    ...base,
    ...{ type: 'scatter', mode: 'lines', x, y, line: { color, width: 0 }, hoverinfo: 'skip' },
    ...{ fill: 'toself', fillcolor: color, opacity: 0.22 },
  };
}

/** More digits than these no curve can show. */
const rounded = (value: number) => Number(value.toPrecision(5));
