import { NEAREST_NEIGHBOUR, type Summary } from '../compare/summary.ts';
import { modelInProse } from '../figures/model-style.ts';
import { counted, fixed, listed, percent } from './numbers.ts';
import type { RunData } from './run-data.ts';
import { capitalised, equalSteps, hasOneAnswer, type Task, taskOf } from './wording.ts';

/** The title of a report. */
export function heading(models: readonly string[]): string {
  const [lstm, transformer] = [models.some((model) => model.startsWith('lstm')), models.includes('transformer')];
  if (lstm && transformer) return 'LSTM and Transformer, side by side';
  return models.length > 1 ? `${counted(models.length, 'model')}, side by side` : (models[0] ?? 'No model');
}

/** The result in a few sentences, in words that hold whatever the numbers. */
export function inBrief(data: RunData): string {
  const { summary, run } = data;
  const { models, baselines } = summary;
  const ranked = Object.entries(models).sort(([, a], [, b]) => (b.mean.exactMatch ?? 0) - (a.mean.exactMatch ?? 0));
  const [best, ...others] = ranked.map(([model, { mean }]) => ({
    model: modelInProse(model),
    rate: `${percent(mean.exactMatch)}%`,
  }));
  const tested = run.splits.test === undefined ? 'the test sentences' : `the ${fixed(run.splits.test)} test sentences`;
  const first = `${capitalised(best!.model)} gets ${best!.rate} of ${tested} exactly right`;
  const rest = others.map(({ model, rate }) => `${model} ${rate}`);
  const seeds = Math.max(...Object.values(models).map((model) => model.seeds.length));
  const retrieved = baselines?.[NEAREST_NEIGHBOUR];
  const learned = (ranked[0]![1].mean.exactMatch ?? 0) >= 0.5;
  return [
    `${[first, listed(rest)].filter(Boolean).join(', ')}, ${equalSteps(models)} on the same batches in the same order.`,
    learned && tooClose(summary, ranked[0]?.[0], ranked[1]?.[0]),
    seeds > 1 ? `Each number is the mean of ${counted(seeds, 'seed')}.` : 'Each model was trained once, from one seed.',
    retrieved &&
      `Answering with the translation of the most similar training sentence gets ${percent(retrieved.exactMatch)}%.`,
    !learned && fewRight(taskOf(data)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A warning where the lead of the best model over the second may come from the choice of test sentences. */
function tooClose({ comparisons = [] }: Summary, first = '', second = ''): string | undefined {
  const pair = comparisons.find(({ models }) => models.includes(first) && models.includes(second));
  const p = pair?.metrics.exactMatch?.p;
  return p === undefined || p < 0.05
    ? undefined
    : `The first two are too close for these sentences to tell them apart (p = ${fixed(p, 2)}).`;
}

const fewRight = (task: Task) =>
  hasOneAnswer(task)
    ? 'Less than half right is too little to compare models by: the training was too short, or the task too hard.'
    : 'What says the same in other words than the references counts as wrong here; BLEU and chrF tell more.';
