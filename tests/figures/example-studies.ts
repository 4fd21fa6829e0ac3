import type { Contrast } from '../../src/study/study-plan.ts';
import type { ArmResult, ContrastResult, StudyResults } from '../../src/study/study-results.ts';
import { estimate, exampleStudy } from '../study/example-study.ts';

/** Ten arms of two groups, all of one model, with verdicts of every kind. */
export function levelStudy(): StudyResults {
  const base = exampleStudy();
  const model = base.arms.find((arm) => arm.model === 'transformer')!;
  const arms = ['divided by √K', 'not divided'].flatMap((group, second) =>
    [8, 16, 32, 64, 128].map((level, place): ArmResult => {
      const lower = 1 - second * (0.03 + place / 12);
      const at = (value: number, half: number) => estimate(value * lower, half);
      return {
        ...{ ...model, name: `arm-${second}-${level}`, title: `${group}, keys ${level} wide`, level, group },
        seeds: [1, 2, 3],
        byLength: model.byLength.map((row) => ({
          ...row,
          exactMatch: at(row.exactMatch.mean, 0.02),
          bleu: at(row.bleu.mean, 1.5),
        })),
        columns: [at(96.2, 0.8), at(0.93, 0.012), at(99.1, 0.3), at(88.2, 2.1), estimate(0.02 + second / 9, 0.003)],
      };
    }),
  );
  const contrast = (rest: Partial<Contrast>): Contrast => ({ ...base.plan.contrasts[0]!, ...rest });
  const [first, second] = [arms[0]!.name, arms[5]!.name];
  const difference = (mean: number, half: number, verdict: ContrastResult['verdict']): ContrastResult => ({
    seeds: [1, 2, 3],
    test: {
      ...{ first: estimate(1, 0), second: estimate(1 - mean, 0), difference: estimate(mean, half) },
      ...{ effectSize: 2, p: 0.01, pHolm: 0.03 },
    },
    verdict,
  });
  return {
    ...base,
    arms,
    plan: {
      ...base.plan,
      arms: arms.map(({ name, title, level, group }) => ({ ...{ name, title, level, group }, model: 'transformer' })),
      levels: 'key width K',
      contrasts: [
        contrast({ first, second }),
        contrast({ ...{ first, second, quantity: { metric: 'exactMatch' }, expect: 'higher', margin: 0.05 } }),
        contrast({
          ...{ first, second, quantity: { metric: 'aer' }, expect: 'same', margin: 0.03 },
          claim: 'Alignments are as good with <b>either</b>.',
        }),
        contrast({ first: second, second: first }),
      ],
    },
    contrasts: [
      difference(-11.2, 2.4, 'shown'),
      difference(-0.12, 0.05, 'opposite'),
      difference(0.02, 0.04, 'not shown'),
      { seeds: [1], verdict: 'not tested' },
    ],
    failures: [],
  };
}

/** Time and memory of a training step of three models, one of them twice. */
export function costStudy(): StudyResults {
  const base = exampleStudy();
  const lengths: [number, number] = [16, 256];
  const columns = (['seconds', 'bytes'] as const).map((growth) => ({
    title: `exponent of ${growth}`,
    quantity: { growth, lengths },
  }));
  const shapes = [
    { name: 'none', title: 'LSTM, no attention', model: 'lstm-none', time: 1.05, memory: 0.9 },
    { name: 'additive', title: 'LSTM, additive attention', model: 'lstm-additive', time: 1.31, memory: 1.6 },
    { name: 'transformer', title: 'Transformer', model: 'transformer', time: 1.44, memory: 1.7 },
    { name: 'one-head', title: 'Transformer, one head', model: 'transformer', time: 1.3, memory: 1.5 },
  ] as const;
  const arms = shapes.map(({ name, title, model, time, memory }, place): ArmResult => {
    const costs = [8, 16, 32, 64, 128, 256].map((tokens) => {
      const [seconds, bytes] = [0.002 * (4 - place) * tokens ** time, 2e5 * (place + 1) * tokens ** memory];
      return {
        ...{ tokens, forwardFlops: 1e5 * tokens },
        seconds: estimate(seconds, seconds / 9),
        bytes: estimate(bytes, 0),
      };
    });
    return {
      ...{ ...base.arms[0]!, name, title, model, costs, splits: {}, byLength: [], seeds: [1, 2, 3] },
      columns: [estimate(time, 0.03), estimate(memory, 0.01)],
    };
  });
  return {
    ...base,
    ...{ arms, failures: [], trainingSourceWords: null },
    plan: {
      ...{ ...base.plan, kind: 'cost', columns, lengths: [8, 16, 32, 64, 128, 256] },
      arms: shapes.map(({ name, title, model }) => ({ name, title, model })),
      contrasts: [
        {
          claim: 'Memory of a Transformer grows faster than that of an LSTM without attention.',
          ...{ first: 'transformer', second: 'none', expect: 'higher', margin: 0.2 },
          quantity: { growth: 'bytes', lengths },
        },
      ],
    },
    contrasts: [
      {
        seeds: [1, 2, 3],
        test: {
          ...{ first: estimate(1.7, 0.01), second: estimate(0.9, 0.01), difference: estimate(0.8, 0.02) },
          ...{ effectSize: null, p: 0.0001, pHolm: 0.0001 },
        },
        verdict: 'shown',
      },
    ],
  };
}
