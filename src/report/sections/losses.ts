import { lossCurves, type ModelMetrics } from '../../figures/loss-curves.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type Drawing, fluid, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html } from '../markup.ts';
import { fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';

export function losses({ run, summary, jobs }: RunData): Section {
  const models = Object.keys(summary.models).map((model) => ({
    model,
    seeds: jobs.filter((job) => job.model === model),
  }));
  const drawing = (by: 'step' | 'targetTokens'): Drawing =>
    fluid(
      (columns) => lossCurves(models, { palette, by, columns }),
      [
        { room: 640, columns: 3 },
        { room: 0, columns: 1 },
      ],
    );
  const smoothing = run.experiment.training.labelSmoothing;
  const final = models.map(({ model }) => ({ model, loss: summary.models[model]!.mean.validationLoss }));
  const ordered = [...final].sort((a, b) => (a.loss ?? 0) - (b.loss ?? 0));
  return {
    id: 'loss',
    title: 'How they learned',
    drawings: { 'loss-step': drawing('step'), 'loss-targetTokens': drawing('targetTokens') },
    body: html`<figure id="figure-loss">
<fieldset class="switch" data-switches><legend>Along the axis</legend>
<label><input type="radio" name="loss-by" value="loss-step" checked> training steps</label>
<label><input type="radio" name="loss-by" value="loss-targetTokens"> target tokens</label></fieldset>
<div>${plot('loss-step', `Training and validation loss of ${listed(models.map(({ model }) => modelTitle(model)))} over training. The numbers are in the table below.`)}</div>
<figcaption>Training and validation loss, one panel for each model, on the same axes. The loss axis is logarithmic: equal distances are equal ratios.</figcaption>
${notes(
  html`At the end the validation loss stands at ${listed(ordered.map(({ model, loss }) => `${fixed(loss, 3)} for ${modelInProse(model)}`))}. Compare where each curve lies flat, where it turns down, and what the last steps still gain.`,
  html`A flat stretch before a fall is common in models that attend: until attention has found the source word, the decoder is little more than a language model of the target. ${
    smoothing > 0 &&
    `Training is scored against smoothed labels (${smoothing} of the mass goes to all other words), validation is not: so the training curve has a floor well above zero, and validation may run below it.`
  }`,
  html`Loss is taken with the right words given so far, and says little of what happens after a wrong one. A step costs the families different time and work; see <a href="#cost">speed and size</a>.${
    Math.max(...models.map(({ seeds }) => seeds.length)) === 1 &&
    ' One seed is one draw: the turning points move with another.'
  }`,
)}
${numbersBehind({
  caption: 'Validation loss (nats per target token) by training step',
  head: ['Step', 'Target tokens', ...models.map(({ model }) => modelTitle(model))],
  rows: validationRows(models),
})}
</figure>`,
  };
}

/** A row for each evaluated step; of several seeds, their mean. */
function validationRows(models: readonly ModelMetrics[]): string[][] {
  const evaluations = models.map(({ seeds }) =>
    seeds.flatMap(({ metrics }) => metrics.filter((line) => line.event === 'evaluated')),
  );
  const tokensAt = new Map(evaluations.flat().map(({ step, targetTokens }) => [step, targetTokens]));
  return [...tokensAt.keys()]
    .sort((a, b) => a - b)
    .map((step) => [
      fixed(step),
      fixed(tokensAt.get(step)),
      ...evaluations.map((lines) => {
        const at = lines.filter((line) => line.step === step).map(({ validationLoss }) => validationLoss);
        return fixed(at.reduce((sum, loss) => sum + loss, 0) / at.length, 4);
      }),
    ]);
}
