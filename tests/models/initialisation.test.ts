import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { type ModelConfig, modelConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';

const vocabulary = { source: 11, target: 13 };

function initialValues(config: ModelConfig): Map<string, Float32Array> {
  const model = createModel(config, vocabulary, new Random(1));
  const values = model.parameters.values();
  model.dispose();
  return values;
}

/** The parameters that start at zero with this setting and do not with the usual one; all others must be as usual. */
function zeroed(config: ModelConfig): string[] {
  const [usual, values] = [initialValues({ ...config, initialisation: 'random' }), initialValues(config)];
  return [...usual].flatMap(([name, before]) => {
    const isZero = values.get(name)!.every((value) => value === 0);
    if (isZero && before.some((value) => value !== 0)) return [name];
    expect(values.get(name), name).toEqual(before);
    return [];
  });
}

describe('initialised', () => {
  it.each([smallLstm, smallTransformer])('leaves the usual values where the setting is absent: $kind', (config) => {
    expect(initialValues(config)).toEqual(initialValues({ ...config, initialisation: 'random' }));
    expect(modelConfig.parse(config)).toEqual({ ...config, initialisation: 'random' });
  });

  it.each([
    ['lstm', smallLstm],
    ['transformer', { ...smallTransformer, positions: 'learned' }],
  ] as const)('zeroes the embeddings and nothing else: %s', (_, config) => {
    const names = zeroed({ ...config, initialisation: 'zero-embeddings' });
    expect(names).toEqual(['source.embedding', 'target.embedding']);
  });

  it('zeroes every matrix of the LSTM, not its biases and not the score vector', () => {
    const names = zeroed({ ...smallLstm, initialisation: 'zero-matrices' });
    expect(names.sort()).toEqual([
      ...['attention.keyProjection', 'attention.queryProjection', 'bridge.layer1.weight', 'decoder.contextKernel'],
      ...['decoder.layer1.inputKernel', 'decoder.layer1.recurrentKernel'],
      ...['encoder.layer1.inputKernel', 'encoder.layer1.recurrentKernel', 'output.weight', 'readout.weight'],
      ...['source.embedding', 'target.embedding'],
    ]);
  });

  it('zeroes every matrix of the Transformer, learned positions too; its gains stay one', () => {
    const config = { ...smallTransformer, positions: 'learned', initialisation: 'zero-matrices' } as const;
    const values = initialValues(config);
    const left = [...values].filter(([, value]) => value.some((x) => x !== 0)).map(([name]) => name);
    expect(zeroed(config)).toEqual(expect.arrayContaining(['source.positions', 'source.embedding', 'output.weight']));
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((name) => name.endsWith('.norm.gain'))).toBe(true);
  });
});
