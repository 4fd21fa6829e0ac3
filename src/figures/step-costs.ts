import type { StudyResults } from '../study/study-results.ts';
import type { StudyFigureOptions } from './arm-dots.ts';
import { seriesStyles } from './arm-style.ts';
import { type Figure, literal } from './figure.ts';
import { type LogLogQuantity, logLogPanels } from './log-log-panels.ts';
import { scaled } from './over-seeds.ts';
import { lightPalette } from './palette.ts';
import { printWidth } from './print-width.ts';

const quantities: readonly LogLogQuantity<StudyResults['arms'][number]['costs'][number]>[] = [
  { title: 'ms per training step', unit: 'ms', of: ({ seconds }) => scaled(seconds, 1e3) },
  { title: 'MB per training step', unit: 'MB', of: ({ bytes }) => scaled(bytes, 1e-6) },
];

/** What a training step costs by length, in a study of costs: a line for each arm, with its exponents in the legend. */
export function stepCosts(
  { plan, arms }: StudyResults,
  { palette = lightPalette, width = 'page' }: StudyFigureOptions = {},
): Figure {
  const styles = seriesStyles(arms, palette);
  const lines = arms.map(({ name, columns, costs }) => {
    const exponents = plan.columns.flatMap(({ quantity }, place) => {
      const fitted = columns[place];
      return 'growth' in quantity && fitted ? [`${symbolOf[quantity.growth]} ~ n^${fitted.mean.toFixed(2)}`] : [];
    });
    const style = styles.get(name)!;
    return { ...style, title: [literal(style.title), ...exponents].join(', '), points: costs };
  });
  return logLogPanels(quantities, lines, { palette, columns: width === 'page' ? 2 : 1, width: printWidth[width] });
}

const symbolOf = { seconds: 'time', bytes: 'memory' } as const;
