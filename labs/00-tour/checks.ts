import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';

/** Weights that sum to one [S]; in every other row the largest comes twice. */
function row(random: Random, twice: boolean): number[] {
  const weights = Array.from({ length: 7 }, () => 0.1 + random.uniform());
  if (twice) weights.fill(2, random.integer(3), 3).fill(2, 5, 6);
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

/** A number of the report, as it is printed there. */
const ofReport = (of: string, title: string, hints: Check['hints']): Check => ({
  ...{ id: of.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), title, points: 1, of, scenario: of, hints },
  cases: 1,
  input: () => null,
  tolerance: { absolute: 0.06, relative: 0 },
});

export const lab: Lab = {
  files: ['answers.md'],
  checks: [
    {
      id: 'strongest',
      title: 'A target word looks at the source word with the largest weight',
      points: 1,
      of: 'strongest',
      scenario: 'strongest',
      hints: [
        'Math.max(...weights) is the largest weight. Where does it stand?',
        'Arrays have a method that tells at which place a value stands first.',
      ],
      input: (random) => ({ rows: [row(random, false), row(random, true), row(random, false)] }),
    },
    ofReport('alignmentErrorRate', 'You have found the alignment error rate of additive attention', [
      'Open runs/en-fr/report.html, which `npm start` wrote. The table "Results" has a column for it: AER (argmax).',
      'The row is that of the LSTM with additive attention. The number is in per cent already.',
      'It must be a run with the settings that `npm start` has: no other preset, seed or data.',
    ]),
    ofReport('exactWithoutAttention', 'You have found what a fixed summary does to longer sentences', [
      'Below the figure "Quality by sentence length" there is a table with the numbers behind it.',
      'The row is 11–14 source words; of the two columns of the LSTM without attention it is "exact", not BLEU.',
    ]),
    ofReport('longestReach', 'You have found the model that reaches furthest beyond its training', [
      'The shaded part of the figure shows lengths that no model saw in training. Which line is highest at its beginning?',
      'The answer is the name of a model as the file summary.json has it: lstm-none, lstm-additive or transformer.',
    ]),
  ],
};
