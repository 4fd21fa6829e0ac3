import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../labs/manifest.ts';
import { hiddenSeed } from '../../src/grading/cases.ts';
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

// Whatever an instructor's secret is, hidden cases have to tell right from wrong as well as the public ones do.
describe.each(['first', 'second', 'third', 'fourth', 'fifth'])('the cases of the secret "%s"', (secret) => {
  it.each(manifest)('prove the checks of $folder', async (entry) => {
    expect((await verifyLab(entry, [await hiddenSeed(secret)])).problems).toEqual([]);
  });
});
