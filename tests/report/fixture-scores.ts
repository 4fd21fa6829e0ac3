import type { Random } from '../../src/base/random.ts';
import type { DisagreementsFile } from '../../src/compare/run-files.ts';
import type { ModelComparison, SeedResult } from '../../src/compare/summary.ts';
import { byRule } from '../../src/metrics/alignment-rules.ts';
import type { FixtureSentence } from './fixture-sentences.ts';

const clip = (value: number, most: number) => Number(Math.min(most, Math.max(0, value)).toFixed(4));
const around = (value: number, half: number, most: number): [number, number] => [
  clip(value - half, most),
  clip(value + half, most),
];

/** What else a summary says of a model that scores so, made up like the rest. */
export function furtherScores(
  { bleu, exactMatch, aer }: Pick<SeedResult, 'bleu' | 'exactMatch' | 'aer'>,
  attends: boolean,
  random: Random,
): Partial<SeedResult> {
  const chrf = clip(100 - 0.7 * (100 - bleu), 100);
  const chrfpp = clip(chrf - 0.4, 100);
  return {
    ...{ chrf, chrfpp, calibration: calibration(random) },
    signatures: {
      bleu: 'nrefs:1|case:lc|eff:no|tok:none|smooth:exp|version:2.6.0',
      chrf: 'nrefs:1|case:lc|eff:yes|nc:6|nw:0|space:no|version:2.6.0',
      chrfpp: 'nrefs:1|case:lc|eff:yes|nc:6|nw:2|space:no|version:2.6.0',
    },
    ci: {
      ...{ bleu: around(bleu, 0.6, 100), chrf: around(chrf, 0.5, 100), chrfpp: around(chrfpp, 0.5, 100) },
      exactMatch: around(exactMatch, 0.008, 1),
      ...(aer && { aer: around(aer.aer, 0.003, 1) }),
    },
    ...(aer && { alignmentRules: byRule((rule) => (rule === 'threshold' ? { ...aer, aer: 2 * aer.aer } : aer)) }),
    ...(attends && { entropy: { nats: 0.41, normalised: 0.19 } }),
  };
}

/** Bins from 0.2 on, most tokens in the highest; a little more often right than said. */
function calibration(random: Random): NonNullable<SeedResult['calibration']> {
  const bins = Array.from({ length: 8 }, (_, index) => {
    const [from, to] = [(index + 2) / 10, (index + 3) / 10];
    const accuracy = clip(to + 0.02 * random.uniform(), 1);
    return { from, to, tokens: index === 7 ? 9000 : 20 + 10 * index, confidence: clip(to - 0.05, 1), accuracy };
  });
  return { ece: 0.061, bins };
}

export const groupInterval = (rate: number): [number, number] => around(rate, 0.05, 1);

/** Every pair, the one behind clearly behind. */
export const fixtureComparisons = (models: readonly string[], seeds: readonly number[], gold: boolean) =>
  pairs(models).map(
    (pair): ModelComparison => ({
      ...{ models: pair, seeds: [...seeds] },
      metrics: {
        bleu: { difference: -0.42, ci: [-1.31, 0.44], p: 0.337663 },
        exactMatch: { difference: -0.021, ci: [-0.029, -0.012], p: 0.001998 },
        ...(gold && !pair.includes('lstm-none') && { aer: { difference: 0.004, ci: [0.001, 0.007], p: 0.01998 } }),
      },
    }),
  );

/** Every pair, each of the sentences translated wrong by one of the two. */
export function fixtureDisagreements(
  models: readonly string[],
  seed: number,
  sentences: readonly FixtureSentence[],
): DisagreementsFile['pairs'] {
  return pairs(models).map((pair) => ({
    ...{ models: pair, seed, differing: 37 },
    sentences: sentences.map(({ id, source, target }, index) => {
      const wrong = target.map((word, i) => (i === target.length - 1 ? 'chien' : word));
      const sentence = { id, source, references: [target] };
      return index % 2 === 0
        ? { ...sentence, translations: [target, wrong], chrf: [100, 60 + index] }
        : { ...sentence, translations: [wrong, target], chrf: [60 + index, 100] };
    }),
  }));
}

const pairs = (models: readonly string[]) =>
  models.flatMap((first, i) => models.slice(i + 1).map((second): [string, string] => [first, second]));
