import { createInterface } from 'node:readline/promises';
import { InputError, UsageError, unknownName } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import type { ModelName } from '../compare/model-names.ts';
import { readRun } from '../compare/run-folder.ts';
import { loadTranslator, type Translator } from '../compare/translator.ts';
import { useWasmBackend } from '../platform/node/backend.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { alignmentDrawing, drawingKey } from '../report/terminal.ts';
import { wantsColor } from './color.ts';

/** What the command line said; absent where it said nothing. */
export interface TranslateOptions {
  readonly models?: readonly ModelName[];
  readonly seed?: number;
}

/** Prints what every model of a run makes of a sentence, or of each line of standard input, and where it looked. */
export async function translateAction(
  run: string,
  sentence: string | undefined,
  options: TranslateOptions,
): Promise<void> {
  const translators = await loadTranslators(new NodeFileStore(), run, options);
  const key = () => process.stdout.write(`${drawingKey(false, { color: wantsColor() })}\n`);
  if (sentence !== undefined) {
    print(translators, sentence);
    key();
    return;
  }
  if (process.stdin.isTTY) process.stderr.write('One sentence a line; end with Ctrl-D.\n');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') print(translators, line);
  }
  key();
}

async function loadTranslators(
  store: FileStore,
  run: string,
  { models, seed }: TranslateOptions,
): Promise<Translator[]> {
  const { experiment } = await readRun(store, run);
  const unknown = models?.find((name) => !experiment.models.includes(name));
  if (unknown !== undefined) throw unknownName(`model of ${run}:`, unknown, experiment.models);
  if (seed !== undefined && !experiment.seeds.includes(seed)) {
    throw new UsageError(`${run} has no seed ${seed} — it has ${experiment.seeds.join(', ')}`);
  }
  await useWasmBackend();
  const chosen = experiment.models.filter((name) => models === undefined || models.includes(name));
  const translators: Translator[] = [];
  for (const name of chosen) {
    const translator = await loadTranslator(store, run, name, seed === undefined ? experiment.seeds : [seed]);
    if (translator) translators.push(translator);
    else process.stderr.write(`${name}: not trained yet, left out\n`);
  }
  if (translators.length === 0) {
    throw new InputError(`${run}: no model has been trained yet — npx attention-lab compare --resume --out ${run}`);
  }
  return translators;
}

function print(translators: readonly Translator[], sentence: string): void {
  for (const translator of translators) {
    const { source, unknown, translation } = translator.translate(sentence);
    const notes = unknown.length > 0 ? `  (unknown words: ${unknown.join(', ')})` : '';
    process.stdout.write(`${translator.name}: ${translation.text || '(says nothing)'}${notes}\n`);
    if (translation.alignment?.length) {
      const drawn = { source, target: translation.units, weights: translation.alignment };
      process.stdout.write(`${alignmentDrawing(drawn, { color: wantsColor() })}\n`);
    }
  }
}
