import { counted, fixed, percent } from '../report/numbers.ts';
import type { ArmResult, StudyResults } from '../study/study-results.ts';
import { verdictRule } from '../study/verdict.ts';
import { seedsInWords } from './study-wording.ts';

/** What must be known to read any number of a study; it stands under every table. */
export const studyNotes = (results: StudyResults): string[] => [
  matchingInWords(results),
  seedsOf(results),
  `${counted(results.contrasts.length, 'comparison')} stated beforehand.`,
  verdictRule(results),
  ...missingTrainings(results),
];

/** How the arms were made comparable, and how far that went. Arms of which nothing is known are left out. */
export function matchingInWords({ plan, matching, arms }: StudyResults): string {
  const sizes = known(arms, 'parameters');
  const difference = sizes.length === 0 ? 0 : Math.max(...sizes) / Math.min(...sizes) - 1;
  const size = `${range(sizes)} parameters (${percent(difference)} % apart)`;
  if (plan.kind === 'cost') return `Models of ${size}; nothing was trained.`;
  const tokens = `${range(known(arms, 'targetTokens'))} target tokens in ${range(known(arms, 'steps'))} steps`;
  switch (matching) {
    case 'parameters':
      return `Matched by parameters, ${difference <= 0.02 ? 'within 2 %' : 'as far as the plan goes'}: ${size}; each trained on ${tokens}.`;
    case 'tokens':
      return `Matched by tokens: each trained on ${tokens}; models at their usual size, ${size}.`;
    case 'time': {
      const measured = plan.matching.time?.measured.replace(/\.$/, '');
      return `Matched by time: each trained on ${tokens}, numbers of steps that take equally long (measured once: ${measured}); ${size}.`;
    }
  }
}

const known = (arms: readonly ArmResult[], name: 'parameters' | 'steps' | 'targetTokens') =>
  arms.flatMap((arm) => arm[name] || []);

/** `1,500`, or `1,500 to 2,300`. */
const range = (values: readonly number[]) =>
  values.length === 0
    ? 'an unknown number of'
    : [...new Set([Math.min(...values), Math.max(...values)])].map((value) => fixed(value)).join(' to ');

function seedsOf({ seeds, arms }: StudyResults): string {
  if (seeds.length === 1) return `A single seed, ${seeds[0]}: no intervals over seeds.`;
  const alone = arms.some((arm) => arm.seeds.length === 1) ? '; a number without is of a single seed' : '';
  return `Means over ${seedsInWords(seeds)}; behind ± half of Student’s 95 % interval${alone}.`;
}

/** The trainings that are in no mean, arm by arm. */
function missingTrainings({ arms, failures }: StudyResults): string[] {
  const missing = arms.flatMap(({ name, title }) => {
    const seeds = failures.filter(({ arm }) => arm === name).map(({ seed }) => seed);
    return seeds.length === 0 ? [] : [`${title}, ${seedsInWords(seeds)}`];
  });
  return missing.length === 0 ? [] : [`Missing since they failed: ${missing.join('; ')}.`];
}

/** The lengths that were trained on, where there were any. */
export const trainedLengths = ({ trainingSourceWords: words }: StudyResults): string[] =>
  words ? [`Trained on sources of ${words.join(' to ')} words.`] : [];
