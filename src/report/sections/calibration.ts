import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type Reliability, reliability, reliabilityDiagram } from '../../figures/reliability.ts';
import { fluid, leftOut, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html } from '../markup.ts';
import { fixed, listed, percent, spread } from '../numbers.ts';
import type { RunData } from '../run-data.ts';

/** How the probabilities that models give to tokens agree with how often they are right. */
export function calibration({ summary: { models }, run }: RunData): Section {
  const section = { id: 'calibration', title: 'How sure they were' };
  const known = reliability(models);
  const names = Object.keys(known);
  if (names.length === 0) {
    return { ...section, drawings: {}, body: leftOut('Left out: this run kept no probabilities of tokens.') };
  }
  const errors = names.map((model) => `${percent(models[model]!.mean.calibration)} for ${modelInProse(model)}`);
  const smoothing = run.experiment.training.labelSmoothing;
  return {
    ...section,
    drawings: {
      reliability: fluid(
        (columns) => reliabilityDiagram(known, { palette, columns }),
        [
          { room: 640, columns: 2 },
          { room: 0, columns: 1 },
        ],
      ),
    },
    body: html`<figure id="figure-calibration">
${plot('reliability', `How often the first choice of ${listed(names.map(modelTitle))} is right, by its probability. The numbers are in the table below.`)}
<figcaption>Every token of the test sentences, the right words before it given: on the left how often the model’s first choice is the token of the reference, by the probability that it gives to that choice (in bins of ten points); on the right how many tokens are predicted with such a probability. Whiskers are Wilson’s 95% intervals.</figcaption>
${notes(
  html`Above the dotted line a model is right more often than it says, below it less often. The expected calibration error, the mean distance from the line over all tokens, is, in points, ${listed(errors)}. ${mostSure(known)}`,
  smoothing > 0
    ? `Training against smoothed labels (${smoothing} of the mass goes to all other words) teaches a model never to be quite sure: it is mostly right more often than it says. Without smoothing, models that fit their training sentences to the end tend to the other side (Guo et al. 2017).`
    : 'Trained against hard labels, a model goes on to raise the probability of words that it has right already; on sentences that it has not seen it is then surer than it should be (Guo et al. 2017).',
  'Bins with few tokens, mostly those at the left, lie where chance puts them; and the tokens of one sentence are not independent, so that whiskers are rather too short. Where several words are as right as that of the reference, a model that shares its probability among them looks less able than it is. And a model may be well calibrated and useless: it need only know how often it is wrong.',
)}
${numbersBehind({
  caption: 'Tokens, mean probability of the first choice and share of right ones (%), by that probability',
  groups: names.map((model) => ({ title: modelTitle(model), span: 3 })),
  head: ['Probability, %', ...names.flatMap(() => ['tokens', 'said', 'right'])],
  rows: binsOf(known).map(({ from, to }) => [
    `${percent(from, 0)}–${percent(to, 0)}`,
    ...names.flatMap((model) => {
      const bin = known[model]!.find((each) => each.from === from);
      return [fixed(bin?.tokens), percent(bin?.confidence), spread(bin?.accuracy, percent)];
    }),
  ]),
})}
</figure>`,
  };
}

/** The bins that any model has, lowest first. */
const binsOf = (known: Reliability) =>
  [...new Map(Object.values(known).flatMap((bins) => bins.map((bin) => [bin.from, bin]))).values()].sort(
    (a, b) => a.from - b.from,
  );

/** How much of all tokens is said with nine tenths of certainty and more. */
function mostSure(known: Reliability): string {
  const shares = Object.entries(known).map(([model, bins]) => {
    const share = bins.filter(({ from }) => from >= 0.9).reduce((sum, bin) => sum + bin.share, 0);
    return `${percent(share, 0)}% of tokens for ${modelInProse(model)}`;
  });
  return `The bin furthest to the right, more than 90% sure, holds ${listed(shares)}.`;
}
