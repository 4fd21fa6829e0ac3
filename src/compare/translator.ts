import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { Random } from '../base/random.ts';
import { encodePairs } from '../batches/example.ts';
import { createModel } from '../models/registry.ts';
import { Codec } from '../text/codec.ts';
import { loadModel } from '../training/checkpoint.ts';
import type { ModelName } from './model-names.ts';
import { vocabularySizes } from './prepare-task.ts';
import { configFile, jobFolder } from './run-files.ts';
import { type Translation, translateAll, unitsOf } from './translate.ts';

/** One trained model of a run, ready to translate. */
export interface Translator {
  readonly name: string;
  /** @throws InputError if the sentence is empty or longer than the model reads */
  translate(sentence: string): {
    /** The source as its alignment labels it. */
    readonly source: readonly string[];
    /** Words of the source that were never seen in training. */
    readonly unknown: readonly string[];
    readonly translation: Translation;
  };
}

/**
 * A model of a run folder with the first of these seeds that has been trained; undefined if none has.
 * @throws InputError if its files are damaged or of another version
 */
export async function loadTranslator(
  store: FileStore,
  run: string,
  name: ModelName,
  seeds: readonly number[],
): Promise<Translator | undefined> {
  for (const seed of seeds) {
    const folder = jobFolder(run, name, seed);
    if (await store.exists(`${folder}/model.safetensors`)) return translatorOf(store, folder);
  }
  return undefined;
}

async function translatorOf(store: FileStore, folder: string): Promise<Translator> {
  const config = await readJson(store, `${folder}/config.json`, configFile);
  const codecs = { source: Codec.fromJson(config.text.source), target: Codec.fromJson(config.text.target) };
  const model = createModel(config.model, vocabularySizes(codecs), new Random(config.seed));
  await loadModel(store, folder, model.parameters);
  return {
    name: config.name,
    translate(sentence) {
      const tokens = codecs.source.tokenizer.encode(sentence);
      if (tokens.length === 0) throw new InputError('there is nothing to translate: the sentence is empty');
      if (tokens.length > config.maximumLength) {
        throw new InputError(
          `the sentence has ${tokens.length} tokens and ${config.name} reads at most ${config.maximumLength} — shorten it`,
        );
      }
      const pair = { id: 'input', split: 'input', source: sentence, target: '', tags: [] };
      const [translation] = translateAll(model, encodePairs([pair], codecs), codecs, config.maximumLength);
      const unknown = tokens.filter((token) => !codecs.source.vocabulary.has(token));
      return { source: unitsOf(codecs.source, tokens).units, unknown, translation: translation! };
    },
  };
}
