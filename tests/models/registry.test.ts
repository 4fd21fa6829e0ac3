import { describe, expect, it } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { ModelConfig } from '../../src/models/config.ts';
import { createModel, forwardFlops, parameterTable } from '../../src/models/registry.ts';
import { vocabulary } from '../contract/sentences.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';

const configs: ModelConfig[] = [smallLstm, smallTransformer];

describe.each(configs)('the registry, of the $kind', (config) => {
  it('makes the model whose parts list it gives', () => {
    const model = createModel(config, vocabulary, new Random(1));
    const table = parameterTable(config, vocabulary);
    expect(model.parameters.names).toEqual(Object.keys(table));
    expect(model.parameters.variables.map(({ shape }) => shape)).toEqual(
      Object.values(table).map(({ shape }) => shape),
    );
    model.dispose();
  });

  it('counts more operations for longer sentences', () => {
    const at = (S: number, T: number) => forwardFlops(config, vocabulary, S, T);
    expect(at(5, 7)).toBeGreaterThan(0);
    expect(at(6, 7)).toBeGreaterThan(at(5, 7));
    expect(at(5, 8)).toBeGreaterThan(at(5, 7));
  });
});
