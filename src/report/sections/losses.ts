import { SMOOTHING_WINDOW } from '../../figures/loss-curves.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { curveOf, type ModelCurves } from '../../figures/training-curves.ts';
import { type DataTable, notes, numbersBehind, type Section } from '../figure-block.ts';
import { html, type Markup } from '../markup.ts';
import { modelCurves } from '../model-curves.ts';
import { fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';

/** The page draws these curves itself, from the blob `training` (see page/curves.ts): there are many ways to look at them. */
export function losses(data: RunData): Section {
  const models = modelCurves(data);
  const names = listed(models.map(({ model }) => modelTitle(model)));
  const several = models.some(({ seeds }) => seeds.length > 1);
  return {
    id: 'loss',
    title: 'How they learned',
    drawings: {},
    blobs: { training: models },
    body: html`<figure id="figure-loss">
${controls}
<div>${curvesPlot('loss', `Training and validation loss of ${names} over training. The numbers are in the table below.`)}</div>
<div>${curvesPlot('optimizer', `Gradient norm and learning rate of ${names} over training.`)}</div>
<figcaption>Above: training and validation loss, one panel for each model, on the same axes. Below: the global norm of the gradient before it is clipped, and the learning rate. The axes of loss and norm are logarithmic: equal distances are equal ratios.${
      several && ' Lines are means over seeds; bands and whiskers reach from the lowest to the highest seed.'
    }</figcaption>
${explanation(data, several)}
${numbersBehind(validationTable(models))}
</figure>`,
  };
}

const curvesPlot = (name: string, description: string): Markup =>
  html`<div class="plot" data-curves="${name}" data-file="${name}-curves" role="img" aria-label="${description}"></div>`;

const controls = html`<div class="selector choices" id="choose-curves">
<fieldset class="switch"><legend>Along the axis</legend>
<label><input type="radio" name="by" value="step" checked> training steps</label>
<label><input type="radio" name="by" value="targetTokens"> target tokens</label>
<label><input type="radio" name="by" value="seconds"> seconds</label></fieldset>
<label class="inline">Smoothing <select name="window">${[
  ['1', 'none: every batch'],
  ...[5, SMOOTHING_WINDOW, 100].map((batches) => [`${batches}`, `mean of ${batches} batches`]),
].map(
  ([value, text]) => html`<option value="${value}"${value === `${SMOOTHING_WINDOW}` && ' selected'}>${text}</option>`,
)}</select></label>
</div>`;

function explanation({ run, summary }: RunData, several: boolean): Markup {
  const { labelSmoothing } = run.experiment.training;
  const final = Object.entries(summary.models).map(([model, { mean }]) => ({ model, loss: mean.validationLoss }));
  const ordered = final.sort((a, b) => (a.loss ?? 0) - (b.loss ?? 0));
  return notes(
    html`At the end the validation loss stands at ${listed(ordered.map(({ model, loss }) => `${fixed(loss, 3)} for ${modelInProse(model)}`))}. Compare where each curve lies flat, where it turns down, and what the last steps still gain; and whether the gradient grows just before the loss falls.`,
    html`A flat stretch before a fall is common in models that attend: until attention has found the source word, the decoder is little more than a language model of the target. ${
      labelSmoothing > 0 &&
      `Training is scored against smoothed labels (${labelSmoothing} of the mass goes to all other words), validation is not: so the training curve has a floor well above zero, and validation may run below it. `
    }The learning rate rises while Adam's averages are still poor guesses, and falls so that the last steps settle.`,
    html`Loss is taken with the right words given so far, and says little of what happens after a wrong one. A step costs the families different work, and seconds are those of this run, in which models may have trained side by side; see <a href="#cost">speed and size</a>.${
      !several && ' One seed is one draw: the turning points move with another.'
    }`,
  );
}

/** A row for each evaluated step; of several seeds, their mean. */
function validationTable(models: readonly ModelCurves[]): DataTable {
  const columns = models.map((model) => {
    const [steps, tokens, seconds] = (['step', 'targetTokens', 'seconds'] as const).map((by) =>
      curveOf(model, 'validation', by),
    );
    return new Map(
      steps!.x.map((step, place) => [
        step,
        { loss: steps!.y[place]!.mean, tokens: tokens!.x[place], seconds: seconds!.x[place] },
      ]),
    );
  });
  const steps = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  return {
    caption: 'Validation loss (nats per target token), and seconds of training until then, by training step',
    groups: models.map(({ model }) => ({ title: modelTitle(model), span: 2 })),
    head: ['Step', 'Target tokens', ...models.flatMap(() => ['loss', 'seconds'])],
    rows: steps.map((step) => {
      const at = columns.map((column) => column.get(step));
      const numbers = at.flatMap((found) => [fixed(found?.loss, 4), fixed(found?.seconds, 1)]);
      return [fixed(step), fixed(at.find((found) => found)?.tokens), ...numbers];
    }),
  };
}
