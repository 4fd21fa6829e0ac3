import { signed } from '../../report/numbers.ts';
import { capitalised } from '../../report/wording.ts';
import { expectation, scaleOf, unitOfDifference } from '../../study/quantity-words.ts';
import type { Contrast } from '../../study/study-plan.ts';
import type { ContrastResult, StudyResults, Verdict } from '../../study/study-results.ts';
import { SIGNIFICANCE } from '../../study/verdict.ts';
import { difference, estimated, plain } from '../cells.ts';
import { markdownText as text } from '../markdown.ts';
import { seedsInWords } from '../study-wording.ts';
import type { NumberLinks } from './number-links.ts';
import { equation, reach } from './number-words.ts';
import { quantityInWords } from './quantity-in-words.ts';

type Test = NonNullable<ContrastResult['test']>;
/** Links to numbers of one contrast. */
type Link = (number: string, ...place: readonly (string | number)[]) => string;

/** What may be said of a claim, which is as much as its verdict allows, and by which numbers. */
export function claimText(results: StudyResults, place: number, links: NumberLinks): string {
  const contrast = results.plan.contrasts[place]!;
  const { test, verdict } = results.contrasts[place]!;
  const lead = leads[verdict](text(contrast.claim.replace(/\.$/, '')));
  if (!test) return `${lead} ${whyNotTested(results, place)}`;
  const link: Link = (number, ...keys) => links.to(number, 'contrasts', place, 'test', ...keys);
  return [lead, evidence(results, contrast, test, link), meaning(contrast, test, verdict, link)]
    .filter(Boolean)
    .join(' ');
}

const leads: Readonly<Record<Verdict, (claim: string) => string>> = {
  shown: (claim) => `**Shown.** ${claim}.`,
  'not shown': (claim) => `**Not shown.** We found no evidence for this claim: “${claim}”.`,
  opposite: (claim) => `**The opposite.** These runs speak against this claim: “${claim}”.`,
  'not tested': (claim) => `**Not tested.** Nothing can be said of this claim: “${claim}”.`,
};

function whyNotTested({ plan, contrasts, failures }: StudyResults, place: number): string {
  const { seeds } = contrasts[place]!;
  if (seeds.length > 1) return 'One of the arms that it compares has no such number.';
  const { first, second } = plan.contrasts[place]!;
  const failed = failures.filter(({ arm }) => arm === first || arm === second).length;
  return [
    `The arms that it compares have ${seeds.length === 0 ? 'no seed' : `only ${seedsInWords(seeds)}`} in common, and a test needs two.`,
    ...(failed === 0 ? [] : [`Of their trainings ${failed} failed, as said below.`]),
  ].join(' ');
}

function evidence({ plan, contrasts }: StudyResults, contrast: Contrast, test: Test, link: Link): string {
  const { quantity } = contrast;
  const scale = scaleOf(quantity);
  const titleOf = (name: string) => text(plan.arms.find((arm) => arm.name === name)!.title);
  const tested = contrasts.filter((one) => one.test).length;
  const sizes =
    `${capitalised(text(quantityInWords(quantity)))}: ${link(plainMean(test.first, scale), 'first')} (${titleOf(contrast.first)}) ` +
    `and ${link(plainMean(test.second, scale), 'second')} (${titleOf(contrast.second)})`;
  const { text: mean, spread = '' } = difference(test.difference, scale);
  const chances = [
    link(equation('p', test.p), 'p'),
    ...(tested > 1 ? [`after Holm’s correction ${link(equation('p', test.pHolm), 'pHolm')}`] : []),
    ...(test.effectSize === null ? [] : [`Hedges’ g = ${link(plain(test.effectSize, 1, signed).text, 'effectSize')}`]),
  ].join(', ');
  const sentences = test.sentences && link(reach(test.sentences, scale), 'sentences');
  return [
    `${sizes}, a difference of ${link(`${mean} ${spread}`.trim(), 'difference')}${unitOfDifference(quantity)} (${chances}).`,
    `Stated beforehand: ${expectation(contrast)}.`,
    ...(sentences ? [`Over test sentences, a paired bootstrap puts the difference between ${sentences}.`] : []),
  ].join(' ');
}

const plainMean = (estimate: Test['first'], scale: number) => {
  const { text, spread = '' } = estimated(estimate, scale);
  return `${text.replace('-', '−')} ${spread}`.trim();
};

/** What the verdict says and does not say; nothing more where a claim was shown. */
function meaning(contrast: Contrast, test: Test, verdict: Verdict, link: Link): string {
  const { expect, margin, quantity } = contrast;
  if (verdict === 'shown') return '';
  if (verdict === 'opposite') {
    return `${expect === 'same' ? 'The two differ' : 'The difference goes the other way'}, by at least what was to matter.`;
  }
  const { mean, low, high } = test.difference;
  const [asExpected, furthest] = expect === 'lower' ? [-mean, -low] : [mean, high];
  if (expect !== 'same' && test.pHolm < SIGNIFICANCE) {
    const direction = asExpected > 0 ? 'has the expected direction' : 'goes the other way';
    return `The difference is more than chance, and ${direction}, but is smaller than what was to matter.`;
  }
  const allowed = `The interval still allows a difference between ${link(reach(test.difference, scaleOf(quantity)), 'difference')}${unitOfDifference(quantity)}`;
  if (expect === 'same') return `${allowed}. That is no evidence that the two differ.`;
  const size = furthest >= margin ? 'which takes in the expected size' : 'which leaves the expected size out';
  return `${allowed}, ${size}. That is no evidence that there is none.${correctedAway(test)}`;
}

const correctedAway = ({ p, pHolm }: Test) =>
  p < SIGNIFICANCE && pHolm >= SIGNIFICANCE
    ? ' It is the correction for the number of comparisons that takes p above the limit.'
    : '';
