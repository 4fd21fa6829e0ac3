/** Who attends to whom: the decoder to the source, the decoder to what it has said, the encoder to its own input. */
export type MapKind = 'cross' | 'decoder-self' | 'encoder-self';

/** What a map is called and of which kind it is; `decoder.cross.layer2.head1`, or `decoder.attention` where there is one. */
export interface MapName {
  readonly name: string;
  readonly kind: MapKind;
}

/** Maps to look at as one: a head; without a head the mean of the layer's heads; without a layer the mean over all. */
export interface MapChoice {
  readonly kind: MapKind;
  /** From 1. */
  readonly layer?: number;
  /** From 1, and only with a layer: heads of different layers have nothing in common. */
  readonly head?: number;
}

/** The mean over all of cross-attention: what this project takes for the alignment. */
export const alignmentChoice: MapChoice = { kind: 'cross' };

const prefixes: Readonly<Record<MapKind, string>> = {
  cross: 'decoder.cross',
  'decoder-self': 'decoder.self',
  'encoder-self': 'encoder.self',
};
export const mapKinds = Object.keys(prefixes) as readonly MapKind[];

/** `decoder.cross`, `decoder.cross.layer2`, `decoder.cross.layer2.head1`: the beginning that the chosen maps' names share. */
export function choiceName({ kind, layer, head }: MapChoice): string {
  return [prefixes[kind], ...(layer ? [`layer${layer}`] : []), ...(layer && head ? [`head${head}`] : [])].join('.');
}

/** The choice of a name that {@link choiceName} or a model gave; undefined if it is none. */
export function choiceOf(name: string): MapChoice | undefined {
  const kind = mapKinds.find((each) => name === prefixes[each] || name.startsWith(`${prefixes[each]}.`));
  const [known, layer, head] = /^\w+\.\w+(?:\.layer([1-9]\d*)(?:\.head([1-9]\d*))?)?$/.exec(name) ?? [];
  if (!kind || known === undefined) return undefined;
  return { kind, ...(layer && { layer: Number(layer) }), ...(head && { head: Number(head) }) };
}

/** `mean of all layers and heads`, `layer 2, mean of its heads`, `layer 2, head 1`. */
export function choiceTitle({ layer, head }: MapChoice): string {
  if (!layer) return 'mean of all layers and heads';
  return `layer ${layer}, ${head ? `head ${head}` : 'mean of its heads'}`;
}

/** Layers of a kind of map, each with its number of heads; none for a model with a single map. */
export function layersOf(maps: readonly MapName[], kind: MapKind): { layer: number; heads: number }[] {
  const heads = new Map<number, number>();
  for (const { name } of maps.filter((map) => map.kind === kind)) {
    const { layer, head } = choiceOf(name) ?? {};
    if (layer && head) heads.set(layer, Math.max(head, heads.get(layer) ?? 0));
  }
  return Array.from(heads, ([layer, count]) => ({ layer, heads: count }));
}

/**
 * The indices of the maps that a choice takes the mean of. A model with a single map of the kind has no layers to choose
 * from: it is always that map.
 */
export function chosenMaps(maps: readonly MapName[], choice: MapChoice): number[] {
  const ofKind = maps.flatMap((map, index) => (map.kind === choice.kind ? [{ ...map, index }] : []));
  const layered = layersOf(maps, choice.kind).length > 0;
  const name = choiceName(choice);
  return ofKind
    .filter((map) => !layered || map.name === name || map.name.startsWith(`${name}.`))
    .map(({ index }) => index);
}

/** Weights as evidence files hold them, a byte each, row after row: the matrix with so many columns. */
export function weightsOf(bytes: Uint8Array, columns: number): number[][] {
  return Array.from({ length: bytes.length / columns }, (_, row) =>
    Array.from(bytes.subarray(row * columns, (row + 1) * columns), (byte) => byte / 255),
  );
}

/** The mean of matrices of one size, weight by weight. */
export function meanWeights(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  return matrices[0]!.map((row, r) =>
    row.map((_, c) => matrices.reduce((sum, matrix) => sum + matrix[r]![c]!, 0) / matrices.length),
  );
}
