import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { Batch } from '../../src/batches/batch.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { predictTokens, validationLoss } from '../../src/training/validation-loss.ts';
import { batchOf, sentences } from '../contract/sentences.ts';
import { smallTraining } from './small-training.ts';

/** A model that gives every next word these odds, whatever stands before it. */
const indifferent = (odds: readonly number[]): Seq2Seq => {
  const { model } = smallTraining('lstm');
  const logits = odds.map((share) => Math.log(share));
  const forward = ({ targetInput: { rows, columns } }: Batch) => ({
    logits: tf.tile(tf.tensor3d([[logits]]), [rows, columns, 1]), // [B, T, V]
  });
  return { ...model, parameters: model.parameters, forward };
};

/** The odds of PAD, BOS, EOS and three words. */
const odds = [1e-9, 1e-9, 4, 2, 1, 1];
const padded = batchOf(
  [
    [[4], [3, 3]],
    [[5], [4]],
  ],
  2,
);

describe('validationLoss', () => {
  it('gives the hand-computed loss per real token', () => {
    // Targets "3 3 EOS" and "4 EOS": −(2 ln 1/2 + 2 ln 1/4 + ln 1/8) / 5 = 9 ln 2 / 5
    expect(validationLoss(indifferent(odds), [padded])).toBeCloseTo((9 * Math.log(2)) / 5, 5);
  });

  it('counts each token the same, however the sentences are cut into batches', () => {
    const { model } = smallTraining('transformer');
    const loss = validationLoss(model, [batchOf(sentences)]);
    for (const cut of [1, 2, 3]) {
      const parts = [batchOf(sentences.slice(0, cut), 3), batchOf(sentences.slice(cut))];
      expect(validationLoss(model, parts)).toBeCloseTo(loss, 5);
    }
  });

  it('drops nothing, draws nothing and leaves no tensor behind', () => {
    const { model } = smallTraining('lstm'); // its dropout is 0.2
    const before = tf.memory().numTensors;
    const scores = [1, 2, 3].map(() => predictTokens(model, [batchOf(sentences)]));
    expect(scores[1]).toEqual(scores[0]);
    expect(scores[2]).toEqual(scores[0]);
    expect(tf.memory().numTensors).toBe(before);
    const random = new Random(1);
    model.forward(batchOf(sentences), { training: true, random }).logits.dispose();
    expect(random.state).not.toEqual(new Random(1).state); // in training it would have drawn
  });

  it('has nothing to say of no sentences', () => {
    expect(() => validationLoss(smallTraining('lstm').model, [])).toThrow('validationLoss: no sentence to score');
  });
});

describe('predictTokens', () => {
  it('gives for each real token the probability of the first choice, and whether it is right', () => {
    const { loss, predictions } = predictTokens(indifferent(odds), [padded]);
    expect(loss).toBe(validationLoss(indifferent(odds), [padded]));
    // EOS, with probability 1/2, is the first choice everywhere: right at the end of both sentences.
    expect(predictions.map(({ right }) => right)).toEqual([false, false, true, false, true]);
    for (const { confidence } of predictions) expect(confidence).toBeCloseTo(0.5, 6);
  });
});
