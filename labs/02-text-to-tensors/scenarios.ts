import type { Scenarios } from '../../src/grading/lab.ts';
import type { Sentence, Word } from './solution.ts';

export const scenarios = {
  vocabulary: (
    { buildVocabulary },
    { sentences, minimumCount }: { sentences: readonly Sentence[]; minimumCount: number },
  ) => buildVocabulary(sentences, minimumCount),

  encode: ({ encode }, { tokens, vocabulary }: { tokens: string[]; vocabulary: string[] }) =>
    encode(tokens, vocabulary),

  shift: ({ shiftRight }, { ids }: { ids: number[] }) => shiftRight(ids),

  pad: ({ padBatch }, { rows }: { rows: number[][] }) => padBatch(rows),

  mask: ({ paddingMask }, { ids }: { ids: number[][] }) => paddingMask(ids),

  pair: ({ mergeStep }, { words }: { words: readonly Word[] }) => mergeStep(words).pair,

  merges: ({ mergeStep }, { words, steps }: { words: readonly Word[]; steps: number }) => {
    let merged = words;
    for (let step = 0; step < steps; step++) merged = mergeStep(merged).words;
    return merged;
  },
} satisfies Scenarios<typeof import('./solution.ts')>;
