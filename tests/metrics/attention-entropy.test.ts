import { describe, expect, it } from 'vitest';
import { attentionEntropy } from '../../src/metrics/attention-entropy.ts';

describe('attentionEntropy', () => {
  it('is the mean over target words, in nats and of the highest there is', () => {
    const four = [
      [0.25, 0.25, 0.25, 0.25], // ln 4: all of it
      [0, 1, 0, 0], // 0
    ];
    const two = [[0.5, 0.5]]; // ln 2: all of it
    const { nats, normalised } = attentionEntropy([four, two])!;
    expect(nats).toBeCloseTo((2 * Math.log(2) + 0 + Math.log(2)) / 3, 12);
    expect(normalised).toBeCloseTo(2 / 3, 12);
  });

  it('is that of a hand-computed row', () => {
    const { nats, normalised } = attentionEntropy([[Float32Array.of(0.5, 0.25, 0.25)]])!;
    expect(nats).toBeCloseTo(1.5 * Math.log(2), 12);
    expect(normalised).toBeCloseTo((1.5 * Math.log(2)) / Math.log(3), 12);
  });

  it('leaves out words that had no choice, and is nothing where none had one', () => {
    expect(attentionEntropy([[[1]], [[0.5, 0.5]]])!.normalised).toBe(1);
    expect(attentionEntropy([[[1]], []])).toBeUndefined();
  });
});
