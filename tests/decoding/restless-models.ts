import { Random } from '../../src/base/random.ts';
import type { LstmConfig, ModelConfig, TransformerConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { vocabulary } from '../contract/sentences.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';

const lstm: LstmConfig = { ...smallLstm, embeddingScale: 1 };
const transformer: TransformerConfig = { ...smallTransformer, layers: 2 };

/** A model whose parameters were shaken so much that what it says varies from sentence to sentence and word to word. */
function restless(config: ModelConfig, seed: number, shake: number): Seq2Seq {
  const random = new Random(seed);
  const model = createModel(config, vocabulary, random);
  const shaken = (values: Float32Array) => values.map((value) => value + shake * random.normal());
  model.parameters.load(new Map([...model.parameters.values()].map(([name, values]) => [name, shaken(values)])));
  return model;
}

export const restlessModels = {
  lstm: restless(lstm, 5, 0.9),
  'lstm without attention': restless({ ...lstm, attention: 'none' }, 5, 0.9),
  transformer: restless(transformer, 7, 0.5),
};
