import { InputError, nearest } from '../base/errors.ts';
import { decodeUtf8, type FileStore } from '../base/file-store.ts';
import { verifiedChecksum } from './checksums.ts';
import { parseCorpus } from './corpus-csv.ts';
import type { SentencePair } from './sentence-pair.ts';

/** The sentence pairs of a file. */
export interface Corpus {
  readonly file: string;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly checksum: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly pairs: readonly SentencePair[];
}

/**
 * Reads a corpus; where a `checksums.json` beside it lists the file, the file must be the one listed.
 * @param wordsOf a text, as alignments count them; with it, the alignments are checked against the sentences
 * @throws InputError with the place of the first thing that is wrong
 */
export async function readCorpus(
  store: FileStore,
  file: string,
  wordsOf?: (text: string) => readonly string[],
): Promise<Corpus> {
  const bytes = await store.read(file);
  const checksum = await verifiedChecksum(store, file, bytes);
  return { file, checksum, bytes: bytes.length, pairs: parseCorpus(decodeUtf8(bytes, file), file, wordsOf) };
}

/** The names of the splits in the order in which they appear. */
export const splitsOf = ({ pairs }: Pick<Corpus, 'pairs'>): string[] => [...new Set(pairs.map(({ split }) => split))];

/** The pairs of one split. @throws InputError if there are none */
export function splitOf(corpus: Pick<Corpus, 'file' | 'pairs'>, name: string): SentencePair[] {
  const pairs = corpus.pairs.filter(({ split }) => split === name);
  if (pairs.length > 0) return pairs;
  const splits = splitsOf(corpus);
  const guess = nearest(name, splits);
  throw new InputError(
    `${corpus.file}: no pair in the split "${name}" — ` +
      (guess ? `did you mean "${guess}"?` : `the column split names ${splits.join(', ')}`),
  );
}
