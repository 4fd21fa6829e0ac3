import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../../src/figures/figure.ts';
import { type LinePanel, linePanels } from '../../src/figures/line-panels.ts';
import { lightPalette as palette } from '../../src/figures/palette.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { positionalEncoding } from './solution.ts';

// npx tsx labs/06-self-attention/figure.ts

const [LENGTH, WIDTH] = [101, 64];
const encoding = positionalEncoding(LENGTH, WIDTH).arraySync();
const colors = [palette.ink, palette['lstm-additive'], palette.transformer, palette.gold];

/** Hands of a clock with many hands: the first turn fast, the last hardly at all. */
const waves: LinePanel = {
  title: 'Four of 64 entries',
  ...{ xTitle: 'position t', yTitle: 'PE(t, column)' },
  lines: [0, 8, 16, 32].map((column, i) => ({
    name: `column ${column}`,
    color: colors[i]!,
    x: encoding.map((_, t) => t),
    y: encoding.map((row) => row[column]!),
  })),
};

const OFFSETS = Array.from({ length: 61 }, (_, k) => k - 30);

/** What positions have in common depends on their distance alone: the curves of three positions are one. */
const products: LinePanel = {
  title: 'Dot product of two positions',
  ...{ xTitle: 'offset k', yTitle: 'PE(t) · PE(t + k)' },
  lines: [30, 50, 70].map((t, i) => ({
    name: `t = ${t}`,
    color: [palette.rule, palette['lstm-general'], palette['lstm-dot']][i]!,
    ...(i === 0 ? { marked: true } : { dash: i === 1 ? ('dash' as const) : ('dot' as const) }),
    x: OFFSETS,
    y: OFFSETS.map((k) => encoding[t]!.reduce((sum, value, column) => sum + value * encoding[t + k]![column]!, 0)),
  })),
};

export const figure = (): Figure => linePanels([waves, products]);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('figure.svg', import.meta.url), await svgOf(figure()));
}
