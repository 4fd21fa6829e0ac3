import type { Mistake } from '../../../src/grading/lab.ts';
import { clippedMatches as reference, type Words } from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'Only the first reference was looked at. A match with any of them counts.',
  fails: ['clipped-matches'],
};

export function clippedMatches(translation: Words, references: readonly Words[], n: number) {
  return reference(translation, references.slice(0, 1), n);
}
