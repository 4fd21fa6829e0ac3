import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../labs/manifest.ts';
import { useCpuBackend } from '../../src/grading/cpu-backend.ts';
import { verifyLab } from '../../src/grading/verify-lab.ts';

let before: string;

beforeAll(async () => {
  before = tf.getBackend();
  await useCpuBackend();
});

afterAll(async () => {
  await tf.setBackend(before);
});

// As `npm run labs:verify`, of which the types are `npm run types`.
describe('the labs', () => {
  it('give 120 points, and 10 on top', () => {
    const sum = (bonus?: true) =>
      manifest.filter((lab) => lab.bonus === bonus).reduce((total, { points }) => total + points, 0);
    expect([sum(), sum(true)]).toEqual([120, 10]);
  });

  it.each(manifest)('$folder gives everything the grade that it deserves', async (entry) => {
    const { problems, reference, starter } = await verifyLab(entry);
    expect(problems).toEqual([]);
    expect([reference, starter]).toEqual([
      { right: 1, all: 1 },
      { right: 1, all: 1 },
    ]);
  });
});
