import { describe, expect, it } from 'vitest';
import { formationAt, formationLosses, lossAt, type ModelTimeline, timelineOf } from '../../src/figures/formation.ts';

const models: readonly ModelTimeline[] = [
  { model: 'lstm-additive', steps: [0, 10, 30], validation: { steps: [10, 20], loss: [2, 1] } },
  { model: 'transformer', steps: [0, 20], validation: { steps: [20], loss: [0.5] } },
];
const byte = (value: number) => Uint8Array.of(value, 255 - value);
const sentence = {
  source: ['oui', '<eos>'],
  target: ['<eos>'],
  weights: [
    [byte(51), byte(102), byte(153)],
    [byte(0), byte(255)],
  ],
};

describe('the formation of alignments', () => {
  it('has one timeline for all models', () => {
    expect(timelineOf(models)).toEqual([0, 10, 20, 30]);
  });

  it.each([
    [0, [0.2, 0], ['untrained', 'untrained']],
    [10, [0.4, 0], ['after 10 steps', 'untrained']],
    [20, [0.4, 1], ['after 10 steps', 'after 20 steps']],
    [30, [0.6, 1], ['after 30 steps', 'after 20 steps']],
  ])('shows what each model was last read to have by step %i', (step, first, parts) => {
    const { maps } = formationAt(models, sentence, step);
    expect(maps.map(({ weights }) => weights[0]![0])).toEqual(first);
    expect(maps.map(({ part }) => part)).toEqual(parts);
  });

  it('takes the last loss that was known by then', () => {
    expect([0, 10, 15, 25].map((step) => lossAt(models[0]!, step))).toEqual([undefined, 2, 2, 1]);
  });

  it('outlines links over the tokens of linked words', () => {
    const known = { ...sentence, gold: { sure: [[0, 0] as [number, number]], possible: [] } };
    expect(formationAt(models, known, 0).gold).toEqual(known.gold);
    expect(formationAt(models, sentence, 0)).not.toHaveProperty('gold');
  });

  it('marks the step on the curves of the loss, and the losses that are known there', () => {
    const marks = (step: number) =>
      formationLosses(models, step).data.flatMap((trace) =>
        trace.type === 'scatter' && trace.mode === 'markers' ? [[trace.x, trace.y]] : [],
      );
    expect(marks(10)).toEqual([
      [[10], [2]],
      [[], []],
    ]);
    expect(marks(30)).toEqual([
      [[30], [1]],
      [[30], [0.5]],
    ]);
    const [cursor] = formationLosses(models, 20).data;
    expect(cursor).toMatchObject({ x: [20, 20] });
  });
});
