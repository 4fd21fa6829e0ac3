import type * as lab from '../../../../labs/09-language-model/solution.ts';

/** A window begins at every token, and only whole ones count. */
export const nextTokenPairs: typeof lab.nextTokenPairs = (ids, length) =>
  Array.from({ length: Math.max(0, ids.length - length) }, (_, start) => ({
    input: ids.slice(start, start + length),
    target: ids.slice(start + 1, start + length + 1),
  }));
