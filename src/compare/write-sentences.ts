import { csvRow } from '../base/csv-row.ts';
import type { FileStore } from '../base/file-store.ts';
import { writeJsonLines } from '../base/json-file.ts';
import type { Codecs } from '../batches/example.ts';
import { referencesOf } from '../data/sentence-pair.ts';
import type { Evaluated } from './evaluate.ts';
import type { SentenceLine } from './run-files.ts';
import { unitsOf } from './translate.ts';

/** Writes translations.csv: every held-out sentence with what the model made of it. */
export async function writeTranslations(
  store: FileStore,
  folder: string,
  splits: ReadonlyMap<string, readonly Evaluated[]>,
): Promise<void> {
  const header = ['id', 'split', 'source', 'reference', 'translation', 'exact'];
  const rows = [...splits.values()].flat().map(({ example: { pair }, translation, scored }) => {
    const exact = scored.counts.exact[0] === 1;
    const references = referencesOf(pair).join(' | ');
    return [pair.id, pair.split, pair.source, references, translation.text, exact ? 'yes' : 'no'];
  });
  await store.write(`${folder}/translations.csv`, [header, ...rows].map(csvRow).join(''));
}

/** Writes sentences.jsonl: every held-out sentence but those of validation with what it counts for in each score. */
export async function writeSentences(
  store: FileStore,
  folder: string,
  splits: ReadonlyMap<string, readonly Evaluated[]>,
  { source }: Codecs,
): Promise<void> {
  const judged = [...splits].flatMap(([split, sentences]) => (split === 'validation' ? [] : sentences));
  const lines = judged.map(({ example: { pair }, translation, references, scored }): SentenceLine => {
    const { id, split } = pair;
    const words = unitsOf(source, source.tokenizer.encode(pair.source)).units;
    return {
      ...{ id, split, source: words, references: references.map(({ units }) => units), translation: translation.units },
      counts: scored.counts,
    };
  });
  await writeJsonLines(store, `${folder}/sentences.jsonl`, lines);
}
