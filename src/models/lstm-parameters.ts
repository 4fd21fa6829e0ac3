import { normal, uniform } from '../nn/initializers.ts';
import type { ParameterSpecification, ParameterTable } from '../tensor/parameters.ts';
import type { LstmConfig, VocabularySizes } from './config.ts';
import { initialised } from './initialisation.ts';

/** Widths that follow from a configuration, in the letters of `tensor/shapes.ts`. */
export function lstmWidths(config: LstmConfig) {
  const R = config.encoder === 'bidirectional' ? 2 : 1; // directions
  const { embedding: I, hidden: D, attentionWidth: A, readout: O } = config;
  return { R, I, D, E: R * D, A, O };
}

/**
 * The parts list of an {@link LstmModel}. Kernels and biases start as PyTorch's do: uniform within ±1/√D in an LSTM
 * and ±1/√(fan in) in a linear layer. The embeddings are normal: their scale decides whether the model learns.
 */
export function lstmParameters(config: LstmConfig, vocabulary: VocabularySizes): ParameterTable {
  const { R, I, D, E, A, O } = lstmWidths(config);
  const recurrent = (...shape: number[]) => ({ shape, initial: uniform(1 / Math.sqrt(D)) });
  const linear = (fanIn: number, ...shape: number[]) => ({ shape, initial: uniform(1 / Math.sqrt(fanIn)) });
  const vectors = (words: number) => ({ shape: [words, I], initial: normal(config.embeddingScale) });

  const table: Record<string, ParameterSpecification> = {
    'source.embedding': vectors(vocabulary.source),
    'target.embedding': vectors(vocabulary.target),
  };
  for (let layer = 1; layer <= config.layers; layer++) {
    table[`encoder.layer${layer}.inputKernel`] = recurrent(R, layer === 1 ? I : E, 4 * D);
    table[`encoder.layer${layer}.recurrentKernel`] = recurrent(R, D, 4 * D);
    table[`encoder.layer${layer}.bias`] = recurrent(R, 4 * D);

    table[`bridge.layer${layer}.weight`] = linear(E, E, 2 * D);
    table[`bridge.layer${layer}.bias`] = linear(E, 2 * D);

    table[`decoder.layer${layer}.inputKernel`] = recurrent(layer === 1 ? I : D, 4 * D);
    table[`decoder.layer${layer}.recurrentKernel`] = recurrent(D, 4 * D);
    table[`decoder.layer${layer}.bias`] = recurrent(4 * D);
  }
  table['decoder.contextKernel'] = recurrent(E, 4 * D);

  if (config.attention === 'additive') {
    table['attention.queryProjection'] = linear(D, D, A);
    table['attention.keyProjection'] = linear(E, E, A);
    table['attention.score'] = linear(A, A);
  } else if (config.attention === 'general') {
    table['attention.keyProjection'] = linear(E, E, D);
  }

  table['readout.weight'] = linear(D + E + I, D + E + I, O);
  table['readout.bias'] = linear(D + E + I, O);
  table['output.weight'] = linear(O, O, vocabulary.target);
  table['output.bias'] = linear(O, vocabulary.target);
  return initialised(table, config.initialisation);
}
