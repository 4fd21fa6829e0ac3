import { describe, expect, it } from 'vitest';
import { trainingConfig } from '../../src/training/config.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { eventsOf, only, smallTraining } from './small-training.ts';

const frozen = { ...trainingSettings, frozen: 'embeddings' } as const;

describe.each(['lstm', 'transformer'] as const)('frozen embeddings: %s', (family) => {
  it('stay as they were to the bit, while everything else is trained', async () => {
    const { model, ...options } = smallTraining(family);
    const before = model.parameters.values();
    await eventsOf({ ...options, model, config: frozen });
    const after = model.parameters.values();
    const same = [...before.keys()].filter((name) =>
      Buffer.from(before.get(name)!.buffer).equals(Buffer.from(after.get(name)!.buffer)),
    );
    expect(same).toEqual(['source.embedding', 'target.embedding']);
    model.dispose();
  });

  it('do not count in the norm to which the gradient is clipped', async () => {
    const normsOf = async (config: typeof trainingSettings) => {
      const { model, ...options } = smallTraining(family);
      const steps = only(await eventsOf({ ...options, model, config: { ...config, steps: 1 } }), 'step');
      model.dispose();
      return steps[0]!;
    };
    const [usual, without] = [await normsOf(trainingSettings), await normsOf(frozen)];
    expect(without.loss).toBe(usual.loss);
    expect(without.gradientNorm).toBeLessThan(usual.gradientNorm);
    expect(without.gradientNorm).toBeGreaterThan(0);
  });

  it('go on from a checkpoint with the same bits', async () => {
    const whole = smallTraining(family);
    const events = await eventsOf({ ...whole, config: frozen });
    const resume = only(events, 'checkpoint')[0]!.snapshot;
    const resumed = smallTraining(family);
    await eventsOf({ ...resumed, config: frozen, resume });
    expect(resumed.model.parameters.values()).toEqual(whole.model.parameters.values());
    for (const { model } of [whole, resumed]) model.dispose();
  });
});

it('is not asked of settings that were saved before there was a choice', () => {
  const { frozen: _, ...older } = trainingSettings;
  expect(trainingConfig.parse(older)).toEqual(trainingSettings);
});
