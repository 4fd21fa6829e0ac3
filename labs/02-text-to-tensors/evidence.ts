import { fileURLToPath } from 'node:url';
import { Random } from '../../src/base/random.ts';
import { readCorpus } from '../../src/data/corpus.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { PAD, UNK } from '../../src/text/special-tokens.ts';
import type { Sentence, Word } from './solution.ts';

// What the README claims of the bundled corpus, computed with your own functions:
//
//     npx tsx labs/02-text-to-tensors/evidence.ts

type Exercise = typeof import('./solution.ts');

const CORPUS = fileURLToPath(new URL('../../datasets/en-fr.csv', import.meta.url));

/** The French sentences of the corpus. */
export async function readSentences(): Promise<Sentence[]> {
  const { pairs } = await readCorpus(new NodeFileStore(), CORPUS);
  return pairs.map(({ split, target }) => ({ split, text: target }));
}

/** How many per cent of the validation tokens a vocabulary does not know, fitted on so many training sentences. */
export function unknownTokens({ buildVocabulary, encode, tokenise }: Exercise, sentences: readonly Sentence[]) {
  const validation = sentences.filter(({ split }) => split === 'validation');
  const training = sentences.filter(({ split }) => split === 'train');
  const unknown = (vocabulary: readonly string[]) => {
    const ids = validation.flatMap(({ text }) => encode(tokenise(text), vocabulary));
    return (100 * ids.filter((id) => id === UNK).length) / ids.length;
  };
  return [20, 50, 100, 200, 500, 1000].map((count) => {
    const some = training.slice(0, count);
    const vocabulary = buildVocabulary(some, 1);
    const leaked = buildVocabulary([...some, ...validation.map(({ text }) => ({ split: 'train', text }))], 1);
    return { sentences: count, tokens: vocabulary.length, unknown: unknown(vocabulary), leaked: unknown(leaked) };
  });
}

/** How many per cent of the places of batches of 64 are padding: sentences in random order, and sorted by length. */
export function padding({ padBatch, tokenise }: Exercise, sentences: readonly Sentence[]) {
  const rows = sentences
    .filter(({ split }) => split === 'train')
    .map(({ text }) => tokenise(text).map(() => UNK as number));
  const share = (ordered: readonly (readonly number[])[]) => {
    const batches = Array.from({ length: Math.floor(ordered.length / 64) }, (_, i) =>
      padBatch(ordered.slice(64 * i, 64 * (i + 1))),
    );
    const places = batches.flat(2);
    return (100 * places.filter((id) => id === PAD).length) / places.length;
  };
  return {
    random: share(new Random(1).shuffle(rows)),
    sorted: share(rows.toSorted((a, b) => a.length - b.length)),
  };
}

/** The words of Sennrich, Haddow and Birch 2016 as characters, each with a mark of its end. */
export const toyWords: readonly Word[] = Object.entries({ low: 5, lower: 2, newest: 6, widest: 3 }).map(
  ([word, count]) => ({ pieces: [...word, '</w>'], count }),
);

/** The first merges of these words. */
export function firstMerges({ mergeStep }: Exercise, steps: number): string[] {
  const merges: string[] = [];
  for (let words = toyWords; merges.length < steps; ) {
    const step = mergeStep(words);
    if (!step.pair) break;
    merges.push(step.pair.join(' + '));
    words = step.words;
  }
  return merges;
}

/** How many pieces a word of the training split has on average, and how many different ones there are, by merges made. */
export function piecesPerWord({ mergeStep, tokenise }: Exercise, sentences: readonly Sentence[], most = 300) {
  const counts = new Map<string, number>();
  for (const { split, text } of sentences) {
    if (split === 'train') for (const token of tokenise(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  let words: readonly Word[] = [...counts].map(([word, count]) => ({ pieces: [...word, '</w>'], count }));
  const total = words.reduce((sum, { count }) => sum + count, 0);
  const rows: { merges: number; piecesPerWord: number; kinds: number }[] = [];
  for (let merges = 0; merges <= most; merges++) {
    if (merges % 25 === 0) {
      const pieces = words.reduce((sum, { pieces, count }) => sum + count * pieces.length, 0);
      const kinds = new Set(words.flatMap(({ pieces }) => pieces)).size;
      rows.push({ merges, piecesPerWord: pieces / total, kinds });
    }
    words = mergeStep(words).words;
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const exercise = (await import(new URL('exercise.ts', import.meta.url).href)) as Exercise;
  const sentences = await readSentences();
  const parts = {
    unknownTokens: () => unknownTokens(exercise, sentences),
    padding: () => padding(exercise, sentences),
    firstMerges: () => firstMerges(exercise, 10),
    piecesPerWord: () => piecesPerWord(exercise, sentences),
  };
  for (const [name, part] of Object.entries(parts)) {
    console.log(`\n${name}`);
    try {
      console.table(part());
    } catch (error) {
      console.log(error instanceof Error ? error.message : error); // of a function that is not written yet
    }
  }
}
