import type { Random } from '../base/random.ts';
import type { ParameterTable } from '../tensor/parameters.ts';
import type { LstmConfig, ModelConfig, TransformerConfig, VocabularySizes } from './config.ts';
import { LstmModel } from './lstm.ts';
import { lstmFlops } from './lstm-flops.ts';
import { lstmParameters } from './lstm-parameters.ts';
import type { Seq2Seq } from './seq2seq.ts';
import { TransformerModel } from './transformer.ts';
import { transformerFlops } from './transformer-flops.ts';
import { transformerParameters } from './transformer-parameters.ts';

/** What the harness asks of a family of models. */
interface ModelFamily<C extends ModelConfig> {
  create(config: C, vocabulary: VocabularySizes, random: Random): Seq2Seq;
  parameters(config: C, vocabulary: VocabularySizes): ParameterTable;
  flops(config: C, vocabulary: VocabularySizes, S: number, T: number): number;
}

const lstm: ModelFamily<LstmConfig> = {
  create: (config, vocabulary, random) => new LstmModel(config, vocabulary, random),
  parameters: lstmParameters,
  flops: lstmFlops,
};

const transformer: ModelFamily<TransformerConfig> = {
  create: (config, vocabulary, random) => new TransformerModel(config, vocabulary, random),
  parameters: transformerParameters,
  flops: transformerFlops,
};

type Families = { readonly [K in ModelConfig['kind']]: ModelFamily<Extract<ModelConfig, { kind: K }>> };

const families: Families = { lstm, transformer };

function familyOf<C extends ModelConfig>(config: C): ModelFamily<C> {
  return families[config.kind] as ModelFamily<ModelConfig> as ModelFamily<C>;
}

/** A new model with initial values drawn from `random`. */
export function createModel(config: ModelConfig, vocabulary: VocabularySizes, random: Random): Seq2Seq {
  return familyOf(config).create(config, vocabulary, random);
}

/** A model's parts list, without making it. */
export function parameterTable(config: ModelConfig, vocabulary: VocabularySizes): ParameterTable {
  return familyOf(config).parameters(config, vocabulary);
}

/** Floating-point operations of one forward pass over a source of S and a target of T tokens. */
export function forwardFlops(config: ModelConfig, vocabulary: VocabularySizes, S: number, T: number): number {
  return familyOf(config).flops(config, vocabulary, S, T);
}
