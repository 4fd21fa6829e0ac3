import { expect, it } from 'vitest';
import { families } from '../../../labs/08-comparison/configs.ts';
import { measure } from '../../../labs/08-comparison/measure.ts';
import { newModel, trainOwn } from '../../../labs/08-comparison/training.ts';
import { parts } from './reference-parts.ts';

// Whoever trains as the README says passes, with a margin: 70 % of 50 sentences are needed.
it.each(families)(
  'the %s of the reference learns in 800 steps what the check asks for',
  async (family) => {
    const model = newModel(parts, family);
    for await (const _ of trainOwn(model, family)); // to the end
    expect(measure(model, parts).exact).toBeGreaterThan(0.85);
  },
  600_000,
);
