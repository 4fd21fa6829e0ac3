import type { Random } from '../../src/base/random.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { OwnLstm, type OwnLstmConfig } from './own-lstm.ts';
import { OwnTransformer, type OwnTransformerConfig } from './own-transformer.ts';
import type { Parts } from './parts.ts';

export type OwnConfig = OwnLstmConfig | OwnTransformerConfig;

/** The model of a configuration, made of these parts; its initial values are the library's of the same `random`. */
export function ownModel(parts: Parts, config: OwnConfig, vocabulary: VocabularySizes, random: Random): Seq2Seq {
  return config.kind === 'lstm'
    ? new OwnLstm(parts, config, vocabulary, random)
    : new OwnTransformer(parts, config, vocabulary, random);
}
