import { describe, expect, it } from 'vitest';
import { modelStyle } from '../../src/figures/model-style.ts';
import { attentionScale, type ColorName, darkPalette, lightPalette, type Palette } from '../../src/figures/palette.ts';

const models = ['lstm-none', 'lstm-additive', 'lstm-dot', 'lstm-general', 'transformer'];

const variants = Object.keys(lightPalette).filter((name) => name.startsWith('variant-')) as ColorName[];

/** Linear red, green and blue of a hexadecimal colour. */
function linear(color: string): number[] {
  return [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
}

/** WCAG 2.1: relative luminance and contrast ratio. */
const luminance = (color: string) =>
  linear(color).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
const contrast = (a: string, b: string) =>
  (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

/** How colour-blind eyes see linear RGB: Machado, Oliveira and Fernandes 2009, severity 1. */
const visions = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const multiply = (matrix: number[][], vector: number[]) =>
  matrix.map((row) => row.reduce((sum, value, i) => sum + value * vector[i]!, 0));

/** CIE L*a*b* under D65, so that distance is about what the eye sees. */
function lab(rgb: number[]): number[] {
  const toXyz = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.072175],
    [0.0193339, 0.119192, 0.9503041],
  ];
  const white = [0.95047, 1, 1.08883];
  const [x, y, z] = multiply(toXyz, rgb).map((value, i) => {
    const t = Math.max(0, value) / white[i]!;
    return t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29;
  });
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)];
}

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
] as [string, Palette][])('the %s palette', (_, palette) => {
  it('has enough contrast with the paper for text, and for marks', () => {
    for (const name of ['ink', 'muted', 'accent', 'right', 'wrong'] as const) {
      expect(contrast(palette[name], palette.paper), name).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.muted, palette.shade), 'muted on shade').toBeGreaterThanOrEqual(4.5);
    for (const model of models) {
      expect(contrast(modelStyle(model, palette).color, palette.paper), model).toBeGreaterThanOrEqual(3);
    }
    for (const name of variants) expect(contrast(palette[name], palette.paper), name).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.gold, palette.paper), 'gold').toBeGreaterThanOrEqual(3);
  });

  it('gives each model and variant a colour that colour-blind eyes tell from the others, each model a mark of its own', () => {
    const styles = models.map((model) => modelStyle(model, palette));
    expect(new Set(styles.map(({ symbol }) => symbol)).size).toBe(models.length);
    const colors = [...styles, ...variants.map((title) => ({ title, color: palette[title] }))];
    for (const [vision, matrix] of Object.entries(visions)) {
      for (const [i, a] of colors.entries()) {
        for (const b of colors.slice(i + 1)) {
          const [one, other] = [a, b].map(({ color }) => lab(multiply(matrix, linear(color))));
          const distance = Math.hypot(...one!.map((value, axis) => value - other![axis]!));
          expect(distance, `${vision}: ${a.title} and ${b.title}`).toBeGreaterThan(10);
        }
      }
    }
  });

  it('has an attention scale that goes one way from paper to ink', () => {
    const ratios = attentionScale(palette).map(([, color]) => contrast(color, palette.paper));
    expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
    expect(ratios[0]).toBeLessThan(1.3);
    expect(ratios.at(-1)).toBeGreaterThan(12);
  });
});

it('an unknown model is drawn under its own name', () => {
  expect(modelStyle('mine', lightPalette)).toEqual({ title: 'mine', color: lightPalette.other, symbol: 'cross' });
});
