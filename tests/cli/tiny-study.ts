import { writeFileSync } from 'node:fs';
import { PLAN_SCHEMA, type StudyPlan } from '../../src/study/study-plan.ts';

/** Two small models, trained for so few steps that they learn next to nothing. */
export const tinyPlan: StudyPlan = {
  ...{ schema: PLAN_SCHEMA, name: 'tiny', version: 1, title: 'A tiny study', kind: 'train', seeds: 2 },
  ...{ question: 'Does the command do what it says?', hypothesis: 'It does.', limits: 'It learns nothing.' },
  published: [{ source: 'Bahdanau, Cho and Bengio 2015, figure 2', says: 'Something that is not asked here.' }],
  data: { task: 'en-fr', pairs: 300, maximumLength: 6 },
  settings: {
    ...{ 'training.steps': 12, 'training.evaluateEvery': 6, 'training.checkpointEvery': 6, parameterBudget: 50_000 },
    ...{
      'lstm.embedding': 16,
      'lstm.hidden': 16,
      'lstm.attentionWidth': 16,
      'transformer.width': 16,
      maximumLength: 40,
    },
  },
  matching: {},
  arms: [
    { name: 'recurrent', title: 'LSTM', model: 'lstm-additive' },
    { name: 'parallel', title: 'Transformer', model: 'transformer' },
  ],
  columns: [{ title: 'BLEU', quantity: { metric: 'bleu' } }],
  contrasts: [
    {
      ...{ claim: 'The one is better than the other.', first: 'recurrent', second: 'parallel' },
      ...{ quantity: { metric: 'bleu' }, expect: 'higher', margin: 1 },
    },
  ],
};

export function writePlan(path: string, changes: Partial<StudyPlan> = {}): string {
  writeFileSync(path, JSON.stringify({ ...tinyPlan, ...changes }));
  return path;
}
