import { InputError, UsageError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { writeJson } from '../base/json-file.ts';
import { sha256 } from '../base/sha256.ts';
import { bundledTasks } from '../compare/task.ts';
import { CHECKSUMS } from '../data/checksums.ts';
import { readCorpus } from '../data/corpus.ts';
import { writeCorpus } from '../data/corpus-csv.ts';
import { type AlignedSentence, describeCorpus } from '../data/corpus-description.ts';
import { generateCorpus } from '../data/generate.ts';
import { alignmentErrorRate, diagonalLinks } from '../metrics/alignment-error-rate.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { wordsOf } from '../text/word-tokenizer.ts';
import { wantsColor } from './color.ts';
import { dataFileOf } from './data-file.ts';
import { descriptionText, sampleText } from './description-text.ts';

/** What the command line said; absent where it said nothing. */
export interface GenerateOptions {
  readonly out: string;
  readonly pairs?: number;
  readonly maxLength?: number;
  readonly seed?: number;
  readonly force?: true;
}

export async function generateAction(task: string | undefined, options: GenerateOptions): Promise<void> {
  const store = new NodeFileStore();
  const { out, pairs, maxLength, seed } = options;
  const oneFile = out.endsWith('.csv');
  if (oneFile && task === undefined) throw new UsageError(`--out ${out} is one file — name the task, or give a folder`);

  const tasks = task === undefined ? bundledTasks : [task];
  const files = tasks.map((name) => ({ name, path: oneFile ? out : `${out}/${name}.csv` }));
  if (!options.force)
    await expectNone(
      store,
      files.map(({ path }) => path),
    );

  const checksums: Record<string, string> = {};
  for (const { name, path } of files) {
    const corpus = generateCorpus(name, { seed, pairs, maximumLength: maxLength });
    const bytes = new TextEncoder().encode(writeCorpus(corpus));
    await store.write(path, bytes);
    checksums[`${name}.csv`] = await sha256(bytes);
    process.stdout.write(`${path}: ${corpus.length} pairs, SHA-256 ${checksums[`${name}.csv`]}\n`);
  }
  if (task === undefined) await writeJson(store, `${out}/${CHECKSUMS}`, checksums);
}

async function expectNone(store: FileStore, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (await store.exists(path)) {
      throw new InputError(`${path} exists — replace it by --force, or choose another place by --out`);
    }
  }
}

export interface DescribeOptions {
  readonly samples?: number;
}

export async function describeAction(task: string, { samples = 3 }: DescribeOptions): Promise<void> {
  const corpus = await readCorpus(new NodeFileStore(), dataFileOf(task), wordsOf);
  const byCharacter = task === 'dates';
  const description = describeCorpus(corpus.pairs, {
    wordsOf: byCharacter ? (text) => [...text] : wordsOf,
    diagonalErrorRate,
  });
  process.stdout.write(`${corpus.file}\nSHA-256 ${corpus.checksum}\n\n`);
  process.stdout.write(descriptionText(description, byCharacter ? 'characters' : 'words'));
  const split = corpus.pairs.some((pair) => pair.split === 'test') ? 'test' : corpus.pairs[0]!.split;
  const shown = corpus.pairs.filter((pair) => pair.split === split).slice(0, samples);
  for (const pair of shown) process.stdout.write(`\n${sampleText(pair, { color: wantsColor() })}`);
}

const diagonalErrorRate = (sentences: readonly AlignedSentence[]): number => {
  const guessed = sentences.map(({ source, target }) => diagonalLinks(source, target));
  return alignmentErrorRate(
    guessed,
    sentences.map(({ gold }) => gold),
  ).aer;
};
