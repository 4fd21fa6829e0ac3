/**
 * The first place at which sequences are not all the same; undefined where all are equal. A sequence that ends before
 * the others parts from them where it ends.
 */
export function partingOf(sequences: readonly (readonly string[])[]): number | undefined {
  const [first = [], ...others] = sequences;
  const longest = Math.max(0, ...sequences.map(({ length }) => length));
  const places = Array.from({ length: longest }, (_, place) => place);
  return places.find((place) => others.some((other) => other[place] !== first[place]));
}
