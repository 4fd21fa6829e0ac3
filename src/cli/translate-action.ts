import { createInterface } from 'node:readline/promises';
import { InputError, UsageError, unknownName } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import type { Experiment } from '../compare/experiment.ts';
import type { ModelName } from '../compare/model-names.ts';
import { readRun } from '../compare/run-folder.ts';
import { loadTranslator, type RankedTranslation, type Translator } from '../compare/translator.ts';
import { useWasmBackend } from '../platform/node/backend.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { alignmentDrawing, drawingKey } from '../report/terminal.ts';
import { wantsColor } from './color.ts';

/** What the command line said; absent where it said nothing. */
export interface TranslateOptions {
  readonly models?: readonly ModelName[];
  readonly seed?: number;
  readonly beam?: number;
  readonly nBest?: true;
}

/** Prints what every model of a run makes of a sentence, or of each line of standard input, and where it looked. */
export async function translateAction(
  run: string,
  sentence: string | undefined,
  options: TranslateOptions,
): Promise<void> {
  const store = new NodeFileStore();
  const { experiment } = await readRun(store, run);
  const translators = await loadTranslators(store, run, experiment, options);
  const { beam = experiment.decoding.beam, nBest = false } = options;
  const print = (sentence: string) => printTranslations(translators, sentence, beam, nBest);
  const key = () => process.stdout.write(`${nBest ? SCORE_KEY : ''}${drawingKey(false, { color: wantsColor() })}\n`);
  if (sentence !== undefined) {
    print(sentence);
    key();
    return;
  }
  if (process.stdin.isTTY) process.stderr.write('One sentence a line; end with Ctrl-D.\n');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') print(line);
  }
  key();
}

async function loadTranslators(
  store: FileStore,
  run: string,
  experiment: Experiment,
  { models, seed }: TranslateOptions,
): Promise<Translator[]> {
  const unknown = models?.find((name) => !experiment.models.includes(name));
  if (unknown !== undefined) throw unknownName(`model of ${run}:`, unknown, experiment.models);
  if (seed !== undefined && !experiment.seeds.includes(seed)) {
    throw new UsageError(`${run} has no seed ${seed} — it has ${experiment.seeds.join(', ')}`);
  }
  await useWasmBackend();
  const chosen = experiment.models.filter((name) => models === undefined || models.includes(name));
  const translators: Translator[] = [];
  for (const name of chosen) {
    const seeds = seed === undefined ? experiment.seeds : [seed];
    const translator = await loadTranslator(store, run, name, seeds, experiment.decoding.lengthPenalty);
    if (translator) translators.push(translator);
    else process.stderr.write(`${name}: not trained yet, left out\n`);
  }
  if (translators.length === 0) {
    throw new InputError(`${run}: no model has been trained yet — npx attention-lab compare --resume --out ${run}`);
  }
  return translators;
}

const SCORE_KEY = 'Before each translation: score (log-probability divided by the length penalty), log-probability.\n';

function printTranslations(translators: readonly Translator[], sentence: string, beam: number, nBest: boolean): void {
  for (const translator of translators) {
    const { source, unknown, translations } = translator.translate(sentence, beam);
    const { text, units, alignment } = translations[0]!;
    const notes = unknown.length > 0 ? `  (unknown words: ${unknown.join(', ')})` : '';
    process.stdout.write(`${translator.name}: ${text || SAYS_NOTHING}${notes}\n`);
    if (nBest) process.stdout.write(translations.map(rankedLine).join(''));
    if (alignment?.length) {
      const drawn = { source, target: units, weights: alignment };
      process.stdout.write(`${alignmentDrawing(drawn, { color: wantsColor() })}\n`);
    }
  }
}

const SAYS_NOTHING = '(says nothing)';

function rankedLine({ score, logProbability, text }: RankedTranslation): string {
  const [first, second] = [score, logProbability].map((value) => value.toFixed(3).padStart(9));
  return `${first}${second}  ${text || SAYS_NOTHING}\n`;
}
