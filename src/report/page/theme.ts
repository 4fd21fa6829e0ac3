import { darkPalette, lightPalette, type Palette } from '../../figures/palette.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
let printed = false;

/** Whether the page is being laid out for paper, which is always light. */
export const printing = () => printed;

const current = (): Palette => (dark.matches && !printed ? darkPalette : lightPalette);

/**
 * A copy with a colour in place of each `var(--name)` of `variablePalette`: that of the theme there is, or of `palette`.
 * Plotly does not read CSS variables, and changes what it is given.
 */
export function themed<T>(figure: T, palette: Palette = current()): T {
  const colors: Readonly<Record<string, string>> = palette;
  return JSON.parse(JSON.stringify(figure), (_, value) =>
    typeof value === 'string' ? value.replace(/^var\(--([\w-]+)\)$/, (whole, name) => colors[name] ?? whole) : value,
  );
}

/** Calls `listener` when the colours or the paper change: whatever is drawn is then to be drawn again. */
export function onThemeChange(listener: () => void): void {
  dark.addEventListener('change', listener);
  addEventListener('beforeprint', () => {
    printed = true;
    listener();
  });
  addEventListener('afterprint', () => {
    printed = false;
    listener();
  });
}
