import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { collate } from '../batches/collate.ts';
import type { Codecs, Example } from '../batches/example.ts';
import { forcedAlignment } from '../decoding/forced-alignment.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { FORMATION_SCHEMA, type FormationFile, formationFile } from './evidence-files.ts';
import { formationSteps } from './formation-steps.ts';
import { sentenceTokens } from './sentence-tokens.ts';
import { packWeights } from './weight-bytes.ts';

/** Which sentences of which training. */
export interface FormationOptions {
  readonly model: Seq2Seq;
  /** Its name. */
  readonly name: string;
  readonly seed: number;
  /** Steps of the whole training. */
  readonly steps: number;
  readonly examples: readonly Example[];
  readonly codecs: Codecs;
}

/**
 * formation.json of one training: the alignment of some sentences, read as it forms. As with the other logs it is
 * written whole, before each checkpoint. A model that does not attend has none. Reading changes no weight and draws no
 * random number.
 */
export class FormationLog {
  readonly #path: string;
  readonly #store: FileStore;
  readonly #options: FormationOptions;
  readonly #due: Set<number>;
  readonly #file: FormationFile;

  private constructor(store: FileStore, path: string, options: FormationOptions, file: FormationFile) {
    this.#store = store;
    this.#path = path;
    this.#options = options;
    this.#due = new Set(formationSteps(options.steps));
    this.#file = file;
  }

  /** The log up to `step`, from which the training goes on; what was read later is read again. */
  static async open(store: FileStore, folder: string, step: number, options: FormationOptions): Promise<FormationLog> {
    const path = `${folder}/formation.json`;
    const { name: model, seed, examples, codecs } = options;
    if (step > 0 && (await store.exists(path))) {
      const file = await readJson(store, path, formationFile);
      const count = file.steps.filter((read) => read <= step).length;
      const sentences = file.sentences.map(({ weights, ...rest }) => ({ ...rest, weights: weights.slice(0, count) }));
      return new FormationLog(store, path, options, { ...file, steps: file.steps.slice(0, count), sentences });
    }
    const sentences = examples.map((example) => ({
      ...{ id: example.pair.id, ...sentenceTokens(example, codecs), weights: [] },
    }));
    return new FormationLog(store, path, options, { schema: FORMATION_SCHEMA, model, seed, steps: [], sentences });
  }

  /** Reads the alignments if they are due after so many updates. */
  look(step: number): void {
    const { model, examples } = this.#options;
    if (!this.#due.has(step) || examples.length === 0) return;
    const alignments = forcedAlignment(model, collate(examples));
    if (!alignments)
      this.#due.clear(); // it does not attend, and never will
    else this.#file.steps.push(step);
    for (const [row, weights] of (alignments ?? []).entries())
      this.#file.sentences[row]!.weights.push(packWeights(weights));
  }

  async write(): Promise<void> {
    if (this.#file.steps.length > 0) await this.#store.write(this.#path, `${JSON.stringify(this.#file)}\n`);
  }
}
