import type { ScatterTrace } from './figure.ts';
import type { Palette } from './palette.ts';

/** Sure and possible links, each from a source word (or token) to a target word. */
export type GoldLinks = Readonly<Record<'sure' | 'possible', readonly (readonly [source: number, target: number])[]>>;

/**
 * Links between words → links between the tokens that stand for them.
 * @param wordOf for each token the index of its word
 */
export function goldOverTokens(
  gold: GoldLinks,
  wordOf: { readonly source: readonly number[]; readonly target: readonly number[] },
): GoldLinks {
  const tokensOf = (words: readonly number[], word: number) =>
    words.flatMap((each, token) => (each === word ? [token] : []));
  const spread = (links: GoldLinks['sure']) =>
    links.flatMap(([source, target]) =>
      tokensOf(wordOf.source, source).flatMap((from) =>
        tokensOf(wordOf.target, target).map((to): [number, number] => [from, to]),
      ),
    );
  return { sure: spread(gold.sure), possible: spread(gold.possible) };
}

/** A square around each gold link, on a wider line in the colour of the paper that sets it off from any cell. */
export function goldOutlines(
  gold: GoldLinks | undefined,
  panel: { xaxis: string; yaxis: string },
  palette: Palette,
  showlegend: boolean,
): ScatterTrace[] {
  if (!gold) return [];
  const base = { ...panel, type: 'scatter', mode: 'lines', hoverinfo: 'skip' } as const;
  const outline = (
    name: string,
    links: readonly (readonly [number, number])[],
    dash: 'solid' | 'dot',
  ): ScatterTrace[] =>
    links.length === 0
      ? []
      : [
          { ...base, ...squares(links), line: { color: palette.paper, width: 4 }, showlegend: false },
          {
            ...base,
            ...squares(links),
            line: { color: palette.gold, width: 2, dash },
            name,
            showlegend,
          },
        ];
  return [...outline('gold link, sure', gold.sure, 'solid'), ...outline('gold link, possible', gold.possible, 'dot')];
}

/** One line around the cell of every link, begun in the middle of a side so that all four corners are joined. */
function squares(links: readonly (readonly [number, number])[]): { x: (number | null)[]; y: (number | null)[] } {
  const half = 0.45;
  const around = (center: number, sides: readonly number[]) => [...sides.map((side) => center + side * half), null];
  return {
    x: links.flatMap(([source]) => around(source, [0, 1, 1, -1, -1, 0])),
    y: links.flatMap(([, target]) => around(target, [-1, -1, 1, 1, -1, -1])),
  };
}
