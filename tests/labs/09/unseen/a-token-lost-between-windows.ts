import type * as lab from '../../../../labs/09-language-model/solution.ts';

/** The text is cut first, and each piece shifted by itself: the first token of a piece is nobody's target. */
export const nextTokenPairs: typeof lab.nextTokenPairs = (ids, length) => {
  const pieces = Array.from({ length: Math.ceil(ids.length / length) }, (_, i) =>
    ids.slice(i * length, (i + 1) * length),
  );
  return pieces
    .filter((piece) => piece.length > 1)
    .map((piece) => ({ input: piece.slice(0, -1), target: piece.slice(1) }));
};
