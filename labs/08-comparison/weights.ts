import { Random } from '../../src/base/random.ts';
import type { VocabularySizes } from '../../src/models/config.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { readSafetensors } from '../../src/tensor/safetensors.ts';
import { configs, type Family, weightsFile } from './configs.ts';
import { ownModel } from './own-models.ts';
import type { Parts } from './parts.ts';

/**
 * The model of these parts with trained weights.
 *
 * @param bytes what `train.ts` has written
 * @throws InputError for bytes that are no safetensors file, RangeError for one that is of another model
 */
export function trainedModel(parts: Parts, family: Family, vocabulary: VocabularySizes, bytes: Uint8Array): Seq2Seq {
  const { tensors } = readSafetensors(bytes, weightsFile(family));
  const model = ownModel(parts, configs[family], vocabulary, new Random(1));
  model.parameters.load(new Map([...tensors].map(([name, { data }]) => [name, data])));
  return model;
}
