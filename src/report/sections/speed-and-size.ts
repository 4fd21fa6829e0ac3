import { costBars, type ModelCost, modelCosts } from '../../figures/cost.ts';
import { modelInProse, modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type Drawing, fluid, notes, numbersBehind, plot, type Section } from '../figure-block.ts';
import { html } from '../markup.ts';
import { fixed, listed } from '../numbers.ts';
import type { RunData } from '../run-data.ts';
import { whiskerNote } from '../wording.ts';
import { stepTimeDrawing, stepTimeFigure } from './step-times.ts';

export function speedAndSize(data: RunData): Section {
  const { summary, timing, run } = data;
  const costs = modelCosts(summary.models, timing);
  const families = new Set(costs.map(({ model }) => (model === 'transformer' ? 'transformer' : 'lstm')));
  return {
    id: 'cost',
    title: 'Speed and size',
    drawings: { cost: barsOf(costs), ...stepTimeDrawing(timing) },
    body: html`<figure id="figure-cost">
${plot('cost', `Parameters, work per target token, training speed and memory of ${listed(costs.map(({ model }) => modelTitle(model)))}. The numbers are in the table below.`)}
<figcaption>What each model takes: parameters, floating-point operations of a forward pass per target token at the mean training length, target tokens trained on per second, and the largest resident size of its process. Each panel has its own axis, from zero.${whiskerNote(summary.models)}</figcaption>
${notes(
  speeds(costs),
  families.size === 2
    ? 'An LSTM goes through a sentence word by word, each step waiting for the one before; a Transformer takes all positions of a layer at once (Vaswani et al. 2017, Table 1), at a cost that grows with the square of the length. At these lengths and widths neither cost is large, and how much each step of arithmetic has to be started counts as well.'
    : 'Operations are not time: many small steps that wait for one another keep a machine less busy than few large ones.',
  `Speeds are of this machine (${run.machine.processor}, ${fixed(run.machine.cpus)} cores) and of this implementation; on a graphics card, with other widths or with longer sentences the order may change. Memory is that of the whole process, runtime and data included.`,
)}
${numbersBehind({
  caption: 'Size, work, speed and memory',
  head: [
    'Model',
    'Parameters',
    'without embeddings',
    'FLOP per target token',
    'Target tokens/s',
    'Training, s',
    'Peak memory, MB',
  ],
  rows: costs.map((cost) => [
    ...[modelTitle(cost.model), fixed(cost.parameters), fixed(cost.parametersWithoutEmbeddings)],
    ...[fixed(cost.flopsPerTargetToken), fixed(cost.targetTokensPerSecond?.mean), fixed(cost.wallSeconds?.mean, 1)],
    fixed(cost.peakResidentBytes && cost.peakResidentBytes.mean / 1e6),
  ]),
})}
</figure>
${stepTimeFigure(data)}`,
  };
}

const barsOf = (costs: readonly ModelCost[]): Drawing =>
  fluid(
    (columns) => costBars(costs, { palette, columns }),
    [
      { room: 880, columns: 4 },
      { room: 480, columns: 2 },
      { room: 0, columns: 1 },
    ],
  );

/** The fastest and the slowest, and by how much. */
function speeds(costs: readonly ModelCost[]): string {
  const timed = costs.flatMap(({ model, targetTokensPerSecond }) =>
    targetTokensPerSecond ? [{ model, speed: targetTokensPerSecond.mean }] : [],
  );
  const ordered = timed.sort((a, b) => b.speed - a.speed);
  const [fastest, slowest] = [ordered[0], ordered.at(-1)];
  if (!fastest || !slowest || ordered.length < 2)
    return 'The bars of one panel can be compared with each other, not with those of another.';
  const times = fastest.speed / slowest.speed;
  const leader = modelInProse(fastest.model);
  return `Trained alone, ${leader} takes ${fixed(fastest.speed)} target tokens a second, ${fixed(times, 1)} times as many as ${modelInProse(slowest.model)} (${fixed(slowest.speed)}).`;
}
