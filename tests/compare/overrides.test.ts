import { describe, expect, it } from 'vitest';
import { applyOverrides, checked } from '../../src/compare/overrides.ts';
import { preset } from '../../src/compare/presets.ts';

const lab = preset('lab', 'en-fr');

describe('applyOverrides', () => {
  it('says how BLEU is counted', () => {
    const { bleu } = applyOverrides(lab, ['bleu.tokenize=13a', 'bleu.smoothing=floor', 'bleu.smoothingValue=0.3']);
    expect(bleu).toEqual({ tokenize: '13a', maximumOrder: 4, smoothing: 'floor', smoothingValue: 0.3 });
    expect(() => applyOverrides(lab, ['bleu.tokenize=intl'])).toThrow('bleu.tokenize');
  });

  it('replaces values by their path and leaves the rest and the original alone', () => {
    const changed = applyOverrides(lab, ['transformer.heads=2', 'training.learningRate.lstm=0.004', 'lstm.readout=48']);
    expect(changed.transformer.heads).toBe(2);
    expect(changed.training.learningRate).toEqual({ ...lab.training.learningRate, lstm: 0.004 });
    expect(changed.lstm).toEqual({ ...lab.lstm, readout: 48 });
    expect(lab.transformer.heads).toBe(4);
  });

  it('reads numbers, booleans, lists and words', () => {
    const changed = applyOverrides(lab, ['transformer.scaling=false', 'transformer.norm=post', 'seeds=[3,5]']);
    expect(changed.transformer.scaling).toBe(false);
    expect(changed.transformer.norm).toBe('post');
    expect(changed.seeds).toEqual([3, 5]);
  });

  it.each([
    ['transformer.head=2', 'unknown setting in --set transformer.head: "head" — did you mean "heads"?'],
    ['transfomer.heads=2', 'did you mean "transformer"?'],
    ['training.steps.lstm=2', 'training.steps is a single value and has no part "lstm"'],
    ['transformer.heads', 'expected KEY=VALUE'],
    ['transformer.heads=many', 'transformer.heads: Invalid input: expected number, received string'],
    ['transformer.heads=3', 'transformer.width: must be a multiple of heads'],
    ['training.batchSize=0', 'training.batchSize: '],
  ])('refuses %s and says why', (assignment, message) => {
    expect(() => applyOverrides(lab, [assignment])).toThrow(message);
  });
});

describe('checked', () => {
  it('takes what a run says that was begun before these settings were there, and means the same by it', () => {
    const { lstm, transformer, training } = lab;
    const without = (key: string, { [key]: _, ...rest }: Record<string, unknown>) => rest;
    const older = {
      ...lab,
      lstm: without('initialisation', lstm),
      transformer: without('initialisation', transformer),
      training: without('frozen', training),
    };
    expect(older).not.toEqual(lab);
    expect(checked(older)).toEqual(lab);
  });
});
