import { describe, expect, it } from 'vitest';
import { trainingConfig } from '../../src/training/config.ts';
import { trainingSettings } from '../support/training-settings.ts';

describe('trainingConfig', () => {
  it('takes settings as they are', () => {
    expect(trainingConfig.parse(trainingSettings)).toEqual(trainingSettings);
  });

  it.each([
    ['steps', 0],
    ['batchSize', 1.5],
    ['learningRate', 0],
    ['warmup', -1],
    ['finalFraction', 1.5],
    ['clip', -1],
    ['labelSmoothing', 1],
    ['beta2', 1],
    ['epsilon', 0],
    ['schedule', 'cosine'],
    ['patience', null],
  ])('refuses %s = %s', (key, value) => {
    expect(trainingConfig.safeParse({ ...trainingSettings, [key]: value }).success).toBe(false);
  });

  it('refuses a key that it does not know', () => {
    expect(() => trainingConfig.parse({ ...trainingSettings, momentum: 0.9 })).toThrow('momentum');
  });
});
