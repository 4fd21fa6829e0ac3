import { InputError } from '../base/errors.ts';
import { repeatable } from '../compare/repeatable.ts';
import { holm } from '../metrics/holm.ts';
import { equivalenceTest, hedgesG, pairedTTest } from '../metrics/paired-t.ts';
import { compareSeedMeans } from '../metrics/resampled-score.ts';
import { type ArmRuns, finishedSeeds } from './arm-runs.ts';
import { estimateOf } from './estimate.ts';
import { type Draws, quantityValues, resampledValues, type ScoreQuantity, studyDraws } from './quantity-values.ts';
import type { Contrast } from './study-plan.ts';
import type { ContrastResult } from './study-results.ts';
import { verdictOf } from './verdict.ts';

/**
 * What becomes of the claims of a plan: each is tested on the seeds that both its arms have, p-values are corrected for the
 * number of claims tested, and then it is judged.
 *
 * @throws InputError if two arms were not scored on the same sentences
 */
export function contrastResults(contrasts: readonly Contrast[], arms: readonly ArmRuns[]): ContrastResult[] {
  const draws = studyDraws();
  const tested = contrasts.map((contrast) => testContrast(contrast, arms, draws));
  const tests = tested.flatMap(({ test }) => test ?? []);
  const pHolm = holm(tests.map(({ p }) => p));
  const pHolmTwoSided = holm(tests.map(({ pTwoSided }) => pTwoSided));
  return tested.map(({ contrast, seeds, test }) => {
    if (!test) return { seeds, verdict: 'not tested' };
    const place = tests.indexOf(test);
    const { pTwoSided: _, sentences, ...shown } = test;
    const corrected = repeatable({ ...shown, pHolm: pHolm[place]!, ...(sentences && { sentences }) });
    const evidence = { difference: corrected.difference.mean, pHolm: corrected.pHolm };
    const verdict = verdictOf(contrast, { ...evidence, pHolmTwoSided: repeatable(pHolmTwoSided[place]!) });
    return { seeds, test: corrected, verdict };
  });
}

/**
 * Values are rounded before they are subtracted, and so are the differences: in floating point, differences that are
 * equal as numbers are written would seem to vary a little, and their p would be that of noise.
 */
function testContrast(contrast: Contrast, arms: readonly ArmRuns[], draws: Draws) {
  const { quantity, expect, margin } = contrast;
  const [first, second] = [contrast.first, contrast.second].map((name) => arms.find(({ arm }) => arm === name)!);
  const seeds = finishedSeeds(first!).filter((seed) => finishedSeeds(second!).includes(seed));
  const [ofFirst, ofSecond] = [first!, second!].map((runs) => repeatable(quantityValues(quantity, runs, seeds)));
  if (seeds.length < 2 || !ofFirst || !ofSecond) return { contrast, seeds };
  const differences = repeatable(ofFirst.map((value, i) => value - ofSecond[i]!));
  const pTwoSided = pairedTTest(differences);
  const test = {
    ...{ first: estimateOf(ofFirst), second: estimateOf(ofSecond), difference: estimateOf(differences) },
    effectSize: hedgesG(differences),
    p: expect === 'same' ? equivalenceTest(differences, margin) : pTwoSided,
    pTwoSided,
    sentences: 'growth' in quantity ? undefined : overSentences(quantity, first!, second!, seeds, draws),
  };
  return { contrast, seeds, test };
}

/** The paired bootstrap test over sentences, of the mean over these seeds. */
function overSentences(
  quantity: ScoreQuantity,
  first: ArmRuns,
  second: ArmRuns,
  seeds: readonly number[],
  draws: Draws,
) {
  const ids = [first, second].flatMap(({ trained }) =>
    trained.filter(({ seed }) => seeds.includes(seed)).map(({ lines }) => lines.map(({ id }) => id).join('\n')),
  );
  if (new Set(ids).size > 1) {
    throw new InputError(
      `the arms "${first.arm}" and "${second.arm}" were not scored on the same sentences — ` +
        'their folders come from different studies; begin the study again in another folder',
    );
  }
  const [a, b] = [first, second].map((runs) => resampledValues(quantity, runs, seeds, draws)!);
  const { ci, p } = compareSeedMeans(a!, b!);
  return { low: ci[0], high: ci[1], p };
}
