import { InputError, UsageError } from '../base/errors.ts';
import { readText } from '../base/file-store.ts';
import { writeCorpus } from '../data/corpus-csv.ts';
import { type ImportOptions, importPairs } from '../data/import/import-pairs.ts';
import { readRows } from '../data/import/rows.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { WordTokenizer, wordsOf } from '../text/word-tokenizer.ts';
import { importText } from './import-text.ts';
import { unspacedWarning } from './unspaced-warning.ts';

/** What the command line said; absent where it said nothing. */
export interface DataImportOptions extends Omit<ImportOptions, 'maximumLength'> {
  readonly out: string;
  readonly maxLength?: number;
  readonly force?: true;
}

/** Writes a corpus from one file or two, and says what was put right and what was dropped. */
export async function importAction(
  file: string,
  second: string | undefined,
  options: DataImportOptions,
): Promise<void> {
  const { out, maxLength: maximumLength, force, ...rest } = options;
  const store = new NodeFileStore();
  if (out === file || out === second)
    throw new UsageError(`--out ${out} is what is to be imported — name another file`);
  if (!force && (await store.exists(out))) {
    throw new InputError(`${out} exists — replace it by --force, or choose another place by --out`);
  }
  const read = async (name: string) => ({ name, text: await readText(store, name) });
  const rows = readRows(await read(file), second === undefined ? undefined : await read(second));
  const words = new WordTokenizer();
  const tools = { wordsOf, wordForm: (text: string) => words.normalise(text) };
  const corpus = importPairs(rows, file, { maximumLength, ...rest }, tools);
  const pairs = corpus.splits.flatMap((split) => split.pairs);
  await store.write(out, writeCorpus(pairs));
  process.stderr.write(unspacedWarning(pairs));
  process.stdout.write(importText(out, corpus));
}
