import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../../labs/manifest.ts';
import { useCpuBackend } from '../../../src/grading/cpu-backend.ts';
import { type MutationRun, runMutations } from './survivors.ts';

const KILLED = 0.9;

let before: string;

beforeAll(async () => {
  before = tf.getBackend();
  await useCpuBackend();
});

afterAll(async () => {
  await tf.setBackend(before);
});

describe('one thing changed in a reference', () => {
  const runs: MutationRun[] = [];

  it.each(manifest)('is found in $folder', async ({ id }) => {
    const run = await runMutations(id);
    console.info(`lab ${id}: ${run.all - run.survivors.length} of ${run.all} killed\n${run.survivors.join('\n')}`);
    runs.push(run);
    expect(run.all).toBeGreaterThan(0);
  });

  it(`is found in ${100 * KILLED} of 100 cases`, () => {
    const all = runs.reduce((sum, run) => sum + run.all, 0);
    const survivors = runs.reduce((sum, run) => sum + run.survivors.length, 0);
    expect((all - survivors) / all).toBeGreaterThanOrEqual(KILLED);
  });
});
