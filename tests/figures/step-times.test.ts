import { describe, expect, it } from 'vitest';
import type { Timing } from '../../src/compare/run-files.ts';
import type { ScatterTrace } from '../../src/figures/figure.ts';
import { stepTimeCurves, stepTimesOf } from '../../src/figures/step-times.ts';

const measured = { wallSeconds: 5, peakResidentBytes: 3e8, targetTokensPerSecond: 1234 };
const lengths = [
  { tokens: 8, seconds: 0.005, forwardFlops: 2e7 },
  { tokens: 32, seconds: 0.02, forwardFlops: 9e7 },
];
const timing: Timing = {
  schema: 'attention-lab/timing/v1',
  wallSeconds: 9,
  models: {
    'lstm-none': [{ seed: 1, ...measured }], // of an older run
    transformer: [1, 2].map((seed) => ({ seed, ...measured, stepTimes: { sentences: 8, lengths } })),
  },
};

describe('stepTimeCurves', () => {
  it('draws measured time beside arithmetic, for the models that were measured, once for all seeds', () => {
    const models = stepTimesOf(timing);
    expect(models.map(({ model }) => model)).toEqual(['transformer']);
    const { data, layout } = stepTimeCurves(models);
    const [time, work] = data as ScatterTrace[];
    expect(time).toMatchObject({ xaxis: 'x', x: [8, 32], y: [5, 20] });
    expect(work).toMatchObject({ xaxis: 'x2', x: [8, 32], y: [20, 90] });
    expect(data).toHaveLength(2);
    expect(layout.xaxis).toMatchObject({ type: 'log', tickvals: [8, 32] });
  });
});
