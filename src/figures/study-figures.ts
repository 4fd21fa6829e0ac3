import type { StudyResults } from '../study/study-results.ts';
import { armDots, type StudyFigureOptions } from './arm-dots.ts';
import { seriesStyles } from './arm-style.ts';
import { contrastForest } from './contrast-forest.ts';
import { type Figure, literal } from './figure.ts';
import { levelGroups, levelLines } from './level-lines.ts';
import type { NamedFigure } from './named-figure.ts';
import { lightPalette } from './palette.ts';
import { printWidth } from './print-width.ts';
import { type LengthRow, linesByLength } from './quality-by-length.ts';
import { stepCosts } from './step-costs.ts';

interface Candidate extends Omit<NamedFigure, 'figure'> {
  readonly draw: (results: StudyResults, options: StudyFigureOptions) => Figure;
  /** Whether the results give reason for it. */
  readonly applies: boolean;
}

/**
 * The figures that the results of a study give reason for, as wide as a page of a paper, or as one of its two columns
 * (then `-column` stands behind each name).
 */
export function studyFigures(results: StudyResults, options: StudyFigureOptions = {}): NamedFigure[] {
  const suffix = options.width === 'column' ? '-column' : '';
  return candidates(results)
    .filter(({ applies }) => applies)
    .map(({ name, title, alt, draw }) => ({ name: name + suffix, title, alt, figure: draw(results, options) }));
}

function candidates({ plan, arms, contrasts }: StudyResults): Candidate[] {
  const groups = levelGroups(arms);
  const [lines, panels, levels] = [titles(arms), titles(plan.columns), plan.levels ?? 'level'];
  const verdicts = plan.contrasts.map(({ claim }, place) => `${claim} ${capitalised(contrasts[place]!.verdict)}.`);
  return [
    {
      ...{ name: 'quality-by-length', title: 'Quality by source length', draw: qualityByLengthOf },
      applies: arms.some(({ byLength }) => byLength.length > 0),
      alt: `Exact match and BLEU by the number of source words, a line each for: ${lines}.`,
    },
    {
      ...{ name: 'step-costs', title: 'Cost of a training step by length', draw: stepCosts },
      applies: arms.some(({ costs }) => costs.length > 0),
      alt: `Time and memory of a training step by the number of tokens, on logarithmic axes, a line each for: ${lines}.`,
    },
    {
      ...{ name: 'levels', title: `Results by ${levels}`, draw: levelLines, applies: groups.length > 0 },
      alt: `A panel each for: ${panels}; in each a line by ${levels} for: ${titles(groups)}.`,
    },
    {
      ...{ name: 'arms', title: 'Arms compared', draw: armDots, applies: true },
      alt: `A panel each for: ${panels}; in each a row with mean, 95% interval and seeds for: ${lines}.`,
    },
    {
      ...{ name: 'contrasts', title: 'What was claimed, and what came out', draw: contrastForest, applies: true },
      alt: `Differences with their 95% intervals against the margins stated beforehand. ${verdicts.join(' ')}`,
    },
  ];
}

const titles = (all: readonly { readonly title: string }[]) => all.map(({ title }) => title).join('; ');
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function qualityByLengthOf(
  { arms, trainingSourceWords }: StudyResults,
  { palette = lightPalette, width = 'page' }: StudyFigureOptions,
): Figure {
  const groups = new Map(arms.flatMap(({ byLength }) => byLength.map((group) => [group.from, group])));
  const rows = [...groups.values()]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, sentences }): LengthRow => {
      const scores = arms.flatMap(({ name, byLength }) => {
        const group = byLength.find((each) => each.from === from);
        return group ? [[name, { exactMatch: group.exactMatch, bleu: group.bleu }] as const] : [];
      });
      return { from, to, sentences, scores: Object.fromEntries(scores) };
    });
  const lines = [...seriesStyles(arms, palette)].map(([name, style]) => ({
    ...{ ...style, name, title: literal(style.title) },
  }));
  return linesByLength(rows, lines, {
    ...{ palette, columns: width === 'page' ? 2 : 1, width: printWidth[width] },
    ...(trainingSourceWords && { longestTrained: trainingSourceWords[1] }),
  });
}
