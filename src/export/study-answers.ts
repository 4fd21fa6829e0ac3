import { fixed, signed } from '../report/numbers.ts';
import { capitalised } from '../report/wording.ts';
import { scaleOf, unitOfDifference } from '../study/quantity-words.ts';
import type { Contrast } from '../study/study-plan.ts';
import type { ContrastResult, StudyResults } from '../study/study-results.ts';
import { difference } from './cells.ts';
import { cellText } from './table.ts';

/** What became of each claim, with the numbers that decided: `Shown: … (−70.3 ± 3.2 BLEU, adjusted p < 0.001, …).` */
export const answers = ({ plan, contrasts }: StudyResults): string[] =>
  plan.contrasts.map((contrast, place) => answer(contrast, contrasts[place]!));

function answer({ claim, quantity }: Contrast, { test, verdict, seeds }: ContrastResult): string {
  const judged = `${capitalised(verdict)}: ${claim.replace(/\.$/, '')}`;
  if (!test) return `${judged} (${seeds.length < 2 ? 'fewer than two common seeds' : 'an arm has no such number'}).`;
  const numbers = [
    `${cellText(difference(test.difference, scaleOf(quantity)))}${unitOfDifference(quantity)}`,
    test.pHolm < 0.001 ? 'adjusted p < 0.001' : `adjusted p = ${fixed(test.pHolm, 3)}`,
    ...(test.effectSize === null ? [] : [`Hedges’ g = ${signed(test.effectSize, 1)}`]),
  ];
  return `${judged} (${numbers.join(', ')}).`;
}
