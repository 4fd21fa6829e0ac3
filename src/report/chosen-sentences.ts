import type { AttentionFile } from '../compare/run-files.ts';
import type { SentenceAlignments } from '../figures/alignment-matrices.ts';
import type { RunData } from './run-data.ts';

/** One of the sentences chosen for a close look, as every model dealt with it. */
export interface ChosenSentence extends SentenceAlignments {
  readonly id: string;
  readonly split: string;
  readonly tags: readonly string[];
  readonly translations: readonly { readonly model: string; readonly words: readonly string[] }[];
}

/** The sentences kept by the first seed, shortest first. */
export function chosenSentences({ jobs }: RunData): ChosenSentence[] {
  const byId = new Map<string, { file: AttentionFile; model: string }[]>();
  for (const { model, attention } of jobs.filter(({ seed }) => seed === jobs[0]!.seed)) {
    for (const file of attention) byId.set(file.id, [...(byId.get(file.id) ?? []), { file, model }]);
  }
  return [...byId.values()]
    .map((files): ChosenSentence => {
      const { id, split, tags, source, target, gold } = files[0]!.file;
      return {
        ...{ id, split, tags, source, target },
        ...(gold && { gold }),
        maps: files.flatMap(({ file, model }) => (file.alignment ? [{ model, weights: file.alignment }] : [])),
        translations: files.map(({ file, model }) => ({ model, words: file.translation })),
      };
    })
    .sort((a, b) => a.source.length - b.source.length);
}

/**
 * The sentence to show first: of those that fit in a glance, the one in which most words change places; where no gold
 * alignment tells, the longest.
 */
export function featured(sentences: readonly ChosenSentence[]): ChosenSentence | undefined {
  const fitting = sentences.filter(({ source }) => source.length <= AT_A_GLANCE);
  const known = fitting.some(({ gold }) => gold);
  const [most] = fitting.sort((a, b) => (known ? crossings(b) - crossings(a) : b.source.length - a.source.length));
  return most ?? sentences[0];
}

/** As many source words as a matrix shows without crowding. */
const AT_A_GLANCE = 11;

/** Pairs of sure links that cross; none where no gold alignment is known. */
function crossings({ gold }: ChosenSentence): number {
  const links = gold?.sure ?? [];
  return links.reduce((sum, [s1, t1]) => sum + links.filter(([s2, t2]) => s1 < s2 && t1 > t2).length, 0);
}
