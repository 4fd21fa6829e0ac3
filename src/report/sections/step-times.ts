import type { Timing } from '../../compare/run-files.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type ModelStepTimes, stepTimeCurves, stepTimesOf } from '../../figures/step-times.ts';
import { type Drawing, fluid, leftOut, notes, numbersBehind, plot } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';

export function stepTimeDrawing(timing: Timing): Record<string, Drawing> {
  const models = stepTimesOf(timing);
  if (models.length === 0) return {};
  const forms = [
    { room: 640, columns: 2 },
    { room: 0, columns: 1 },
  ];
  return { 'step-times': fluid((columns) => stepTimeCurves(models, { palette, columns }), forms) };
}

/** Seconds per training step against sentence length, beside what the arithmetic leads one to expect. */
export function stepTimeFigure({ timing, run }: RunData): Markup {
  const models = stepTimesOf(timing);
  if (models.length === 0) {
    return leftOut('Left out: seconds per step against length. This run was made before they were measured.');
  }
  const names = listed(models.map(({ model }) => modelTitle(model)));
  const { sentences, lengths } = models[0]!;
  return html`<figure id="figure-step-times">
${plot('step-times', `Milliseconds per training step and operations per forward pass by sentence length of ${names}. The numbers are in the table below.`)}
<figcaption>First panel: one training step (forward, backward, update) on ${fixed(sentences)} sentence pairs of so many random tokens, the fastest of three, each model alone. Second: the multiplications and additions of its forward pass, counted by arithmetic; the whole step takes about three times as many. All axes are logarithmic: equal distances are equal ratios.</figcaption>
${notes(
  html`From ${lengths[0]!.tokens} to ${lengths.at(-1)!.tokens} tokens, a step takes ${listed(models.map(grown))}. Compare the two panels: where a line is flatter on the left than on the right, the time went into starting operations rather than into doing them.`,
  'Per layer, self-attention costs the square of the length times the width, recurrence the length times the square of the width (Vaswani et al. 2017, Table 1): at these lengths the first is still the smaller. Additive attention compares every target position with every source position, so it grows with the square as well. What arithmetic does not count is that an LSTM takes its positions one after the other, a few small operations each.',
  `These are the times of one machine (${run.machine.processor}) and of this implementation on short batches, measured once: a neighbour on the machine can bend a line. The words are random, since speed does not depend on what is said; only their number counts.`,
)}
${numbersBehind({
  caption: `One training step on ${fixed(sentences)} sentence pairs: milliseconds, MFLOP of the forward pass`,
  groups: models.map(({ model }) => ({ title: modelTitle(model), span: 2 })),
  head: ['Tokens', ...models.flatMap(() => ['ms', 'MFLOP'])],
  rows: lengths.map(({ tokens }) => [
    fixed(tokens),
    ...models.flatMap((model) => {
      const found = model.lengths.find((length) => length.tokens === tokens);
      return [fixed(found && found.seconds * 1e3, 1), fixed(found && found.forwardFlops / 1e6, 1)];
    }),
  ]),
})}
</figure>`;
}

/** `3.1 times as long for the Transformer, by arithmetic 9.9 times`. */
function grown({ model, lengths }: ModelStepTimes): string {
  const [first, last] = [lengths[0]!, lengths.at(-1)!];
  const [time, work] = [last.seconds / first.seconds, last.forwardFlops / first.forwardFlops];
  return `${fixed(time, 1)} times as long for ${modelInProse(model)} (by arithmetic ${fixed(work, 1)} times)`;
}
