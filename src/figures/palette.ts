/**
 * Every colour of figures and report, once. The models' colours can be told apart by colour-blind readers (orange and
 * blue are those of Okabe and Ito 2008, "Color universal design"); the baseline is grey. Those of variants of one model
 * are as far as can be from each other and from the models'. Attention is drawn in one hue from paper to ink, as in the
 * figures of Bahdanau et al. 2015, so that gold is the only colour in a matrix.
 */
export const lightPalette = {
  paper: '#ffffff',
  ink: '#1c2127',
  muted: '#5a636d',
  rule: '#dfe2e5',
  shade: '#f4f2ed',
  accent: '#0b5cad',
  gold: '#c07a00',
  right: '#1a7148',
  wrong: '#b3261e',
  weight0: '#f2f1ee',
  weight1: '#c5ccd2',
  weight2: '#8c9aa7',
  weight3: '#506375',
  weight4: '#14202c',
  'lstm-none': '#6f767e',
  'lstm-additive': '#d55e00',
  'lstm-dot': '#117733',
  'lstm-general': '#882255',
  transformer: '#0072b2',
  'variant-1': '#ee1144',
  'variant-2': '#220099',
  'variant-3': '#7788ff',
  'variant-4': '#223300',
  'variant-5': '#6644dd',
  'variant-6': '#550066',
  other: '#1c2127',
} as const;

export type ColorName = keyof typeof lightPalette;
export type Palette = Readonly<Record<ColorName, string>>;

export const darkPalette: Palette = {
  paper: '#14181c',
  ink: '#e8e6e1',
  muted: '#a3abb3',
  rule: '#333a41',
  shade: '#1d2227',
  accent: '#7cb8f0',
  gold: '#ffc04d',
  right: '#6fcf9f',
  wrong: '#ff8f85',
  weight0: '#20262b',
  weight1: '#3c4853',
  weight2: '#66788a',
  weight3: '#a0b1c2',
  weight4: '#f0f4f8',
  'lstm-none': '#a3abb3',
  'lstm-additive': '#ff8a3d',
  'lstm-dot': '#0c8f68',
  'lstm-general': '#b84fa8',
  transformer: '#56b4e9',
  'variant-1': '#cc4422',
  'variant-2': '#00ffff',
  'variant-3': '#88ffbb',
  'variant-4': '#eeee00',
  'variant-5': '#9955ee',
  'variant-6': '#eeaa77',
  other: '#e8e6e1',
};

/**
 * The palette of a page that knows light and dark: each colour is the name of its own CSS variable, `var(--ink)`. The
 * page puts in the colours of the theme when it draws (Plotly itself does not read CSS variables).
 */
export const variablePalette = Object.fromEntries(
  Object.keys(lightPalette).map((name) => [name, `var(--${name})`]),
) as Palette;

/** From no weight to all of it, for a Plotly heatmap. */
export function attentionScale(palette: Palette): readonly (readonly [number, string])[] {
  return [
    [0, palette.weight0],
    [0.25, palette.weight1],
    [0.5, palette.weight2],
    [0.75, palette.weight3],
    [1, palette.weight4],
  ];
}
