import type { Random } from '../../base/random.ts';

/** A pair whose texts are in their final form. */
export interface CleanPair {
  readonly line: number;
  readonly source: string;
  readonly target: string;
}

/** Pairs that must stay together, because their sources are the same but for capitals and punctuation. */
export interface Group {
  readonly pairs: readonly CleanPair[];
  /** How many different sources. */
  readonly sources: number;
}

/** The groups of some pairs, in a random order. */
export function groupBySource(pairs: readonly CleanPair[], random: Random): Group[] {
  const groups = new Map<string, CleanPair[]>();
  for (const pair of pairs) {
    const key = essence(pair.source);
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return random.shuffle([...groups.values()]).map((group) => ({
    pairs: group,
    sources: new Set(group.map(({ source }) => source)).size,
  }));
}

/** Letters and numbers alone, all small: "Run!" and "Run." are one, so that neither tells a model the other's answer. */
const essence = (source: string) =>
  source
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim() || source;

/** The first groups that together come to at most `size`, and the others. Larger ones are passed over. */
export function takeGroups(
  groups: readonly Group[],
  size: number,
  sizeOf: (group: Group) => number,
): { readonly taken: Group[]; readonly left: Group[] } {
  const [taken, left]: [Group[], Group[]] = [[], []];
  let room = size;
  for (const group of groups) {
    const fits = sizeOf(group) <= room;
    (fits ? taken : left).push(group);
    if (fits) room -= sizeOf(group);
  }
  return { taken, left };
}
