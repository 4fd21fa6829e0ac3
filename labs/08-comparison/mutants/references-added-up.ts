import type { Mistake } from '../../../src/grading/lab.ts';
import { clippedMatches as reference, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Counts were clipped to the sum over all references. The clip is what the one reference has that has the n-gram most often.',
  fails: ['clipped-matches'],
};

export function clippedMatches(translation: Words, references: readonly Words[], n: number) {
  const separator = (i: number) => Array.from({ length: n }, () => `between ${i}`); // no n-gram runs across two references
  const all = references.flatMap((words, i) => [...separator(i), ...words]);
  return reference(translation, [all], n);
}
