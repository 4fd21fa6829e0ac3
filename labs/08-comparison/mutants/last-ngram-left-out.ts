import type { Mistake } from '../../../src/grading/lab.ts';
import { clippedMatches as reference, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'The last n-gram of each sentence was left out: a sentence of w words has w − n + 1 of them.',
  fails: ['clipped-matches'],
};

export function clippedMatches(translation: Words, references: readonly Words[], n: number) {
  return reference(
    translation.slice(0, -1),
    references.map((words) => words.slice(0, -1)),
    n,
  );
}
