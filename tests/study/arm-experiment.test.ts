import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.ts';
import { armExperiment } from '../../src/study/arm-experiment.ts';
import type { StudyPlan } from '../../src/study/study-plan.ts';
import { planOf } from './example-study.ts';

const options = { matching: 'parameters', seeds: [1, 2], task: 'x/data.csv' } as const;
const base = planOf('bottleneck');
const plan: StudyPlan = {
  ...base,
  settings: { 'training.steps': 700, 'transformer.feedForward': 100, 'lstm.dropout': 0.1 },
  matching: {
    tokens: { 'lstm.readout': 64, 'transformer.feedForward': 256 },
    time: { measured: 'by hand', steps: { none: 900, additive: 600 } },
  },
};
const arm = (name: string, settings = {}) => ({ ...plan.arms.find((one) => one.name === name)!, settings });

describe('the experiment of an arm', () => {
  it('trains its model alone, from the seeds of the study, on the data of the study', () => {
    expect(armExperiment(plan, arm('transformer'), options)).toMatchObject({
      ...{ models: ['transformer'], seeds: [1, 2], task: 'x/data.csv' },
      ...{ training: { steps: 700 }, lstm: { dropout: 0.1 } },
    });
  });

  it('takes the sizes of a matching over those of the plan, and its own over both', () => {
    const tokens = { ...options, matching: 'tokens' } as const;
    expect(armExperiment(plan, arm('transformer'), tokens).transformer.feedForward).toBe(256);
    const own = arm('transformer', { 'transformer.feedForward': 32 });
    expect(armExperiment(plan, own, tokens).transformer.feedForward).toBe(32);
  });

  it('matched by time trains for the steps that take equally long, whatever else is said of steps', () => {
    const time = { ...options, matching: 'time' } as const;
    expect(armExperiment(plan, arm('none', { 'training.steps': 5 }), time).training.steps).toBe(900);
  });

  it('is refused where the plan does not provide for the matching', () => {
    const without = { ...plan, matching: {} };
    const refused = (matching: 'tokens' | 'time', of: StudyPlan) => () =>
      armExperiment(of, arm('transformer'), { ...options, matching });
    expect(refused('tokens', without)).toThrow(UsageError);
    expect(refused('tokens', without)).toThrow(
      'the study "bottleneck" cannot be matched by tokens: its plan says no usual sizes of its models — take --matching parameters',
    );
    expect(refused('time', without)).toThrow('its plan says no number of steps for its arms');
    expect(refused('time', plan)).toThrow('its plan says no number of steps for the arm "transformer"');
  });

  it('names a setting that there is not', () => {
    const wrong = () => armExperiment(plan, arm('none', { 'lstm.hiden': 3 }), options);
    expect(wrong).toThrow('did you mean "hidden"?');
  });
});
