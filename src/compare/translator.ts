import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { Random } from '../base/random.ts';
import { encodePairs } from '../batches/example.ts';
import type { RankedHypothesis } from '../decoding/hypothesis.ts';
import { createModel } from '../models/registry.ts';
import { Codec } from '../text/codec.ts';
import { loadModel } from '../training/checkpoint.ts';
import { searchAll } from './decode.ts';
import type { ModelName } from './model-names.ts';
import { vocabularySizes } from './prepare-task.ts';
import { configFile, jobFolder } from './run-files.ts';
import { type Translation, translationOf, unitsOf } from './translate.ts';

/** One trained model of a run, ready to translate. */
export interface Translator {
  readonly name: string;
  /**
   * @param beam how many hypotheses are searched; 1 is greedy decoding
   * @throws InputError if the sentence is empty or longer than the model reads
   */
  translate(
    sentence: string,
    beam: number,
  ): {
    /** The source as its alignment labels it. */
    readonly source: readonly string[];
    /** Words of the source that were never seen in training. */
    readonly unknown: readonly string[];
    /** What the beam found, the best first. */
    readonly translations: readonly RankedTranslation[];
  };
}

/** A translation with its score and log-probability (see {@link RankedHypothesis}). */
export type RankedTranslation = Translation & Pick<RankedHypothesis, 'score' | 'logProbability'>;

/**
 * A model of a run folder with the first of these seeds that has been trained; undefined if none has.
 * @throws InputError if its files are damaged or of another version
 */
export async function loadTranslator(
  store: FileStore,
  run: string,
  name: ModelName,
  seeds: readonly number[],
  lengthPenalty: number,
): Promise<Translator | undefined> {
  for (const seed of seeds) {
    const folder = jobFolder(run, name, seed);
    if (await store.exists(`${folder}/model.safetensors`)) return translatorOf(store, folder, lengthPenalty);
  }
  return undefined;
}

async function translatorOf(store: FileStore, folder: string, lengthPenalty: number): Promise<Translator> {
  const config = await readJson(store, `${folder}/config.json`, configFile);
  const codecs = { source: Codec.fromJson(config.text.source), target: Codec.fromJson(config.text.target) };
  const model = createModel(config.model, vocabularySizes(codecs), new Random(config.seed));
  await loadModel(store, folder, model.parameters);
  return {
    name: config.name,
    translate(sentence, beam) {
      const tokens = codecs.source.tokenizer.encode(sentence);
      if (tokens.length === 0) throw new InputError('there is nothing to translate: the sentence is empty');
      if (tokens.length > config.maximumLength) {
        throw new InputError(
          `the sentence has ${tokens.length} tokens and ${config.name} reads at most ${config.maximumLength} — shorten it`,
        );
      }
      const pair = { id: 'input', split: 'input', source: sentence, target: '', tags: [] };
      const [example] = encodePairs([pair], codecs);
      const search = { beam, nBest: beam, lengthPenalty, maximumLength: config.maximumLength, alignment: true };
      const [found] = searchAll(model, [example!], search);
      const translations = found!.map((hypothesis) => {
        const { score, logProbability } = hypothesis;
        return { ...translationOf(hypothesis, example!, codecs), score, logProbability };
      });
      const unknown = tokens.filter((token) => !codecs.source.vocabulary.has(token));
      return { source: unitsOf(codecs.source, tokens).units, unknown, translations };
    },
  };
}
