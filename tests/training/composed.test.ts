import { expect, test } from 'vitest';
import { composed } from '../support/composed.ts';
import { relativeError } from '../support/finite-differences.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { eventsOf, type Family, only, smallTraining } from './small-training.ts';

/** The losses of ten steps, and the weights after them. */
async function trained(family: Family) {
  const { model, ...options } = smallTraining(family);
  const config = { ...trainingSettings, steps: 10 };
  const losses = only(await eventsOf({ ...options, model, config }), 'step').map(({ loss }) => loss);
  return { losses, weights: [...model.parameters.values().values()].flatMap((values) => [...values]) };
}

test.each<Family>(['lstm', 'transformer'])(
  'ten steps composed of the operations of any backend lead where the kernels lead: %s',
  async (family) => {
    const [fused, plain] = [await trained(family), await composed(() => trained(family))];
    expect(fused.weights).not.toEqual(plain.weights); // two ways of computing indeed
    expect(relativeError(fused.losses, plain.losses)).toBeLessThan(1e-6);
    expect(relativeError(fused.weights, plain.weights)).toBeLessThan(1e-4);
  },
);
