import * as lab from '../../../../labs/08-comparison/solution.ts';

/** The total is that of the references: how much of them was said, not how much of what was said is right. */
export const clippedMatches: typeof lab.clippedMatches = (translation, references, n) => ({
  matches: lab.clippedMatches(translation, references, n).matches,
  total: Math.max(...references.map(({ length }) => Math.max(0, length - n + 1))),
});
